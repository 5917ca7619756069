"""What comes in from an outlet by itself? Its feeds, their state, and how their articles find events."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from comparator.models import Event, Feed, Outlet, is_staff
from comparator.selectors.events import events_editable
from comparator.selectors.outlet_list import OutletData, outlet_data, outlet_listed
from comparator.selectors.outlets import outlet_get
from comparator.services.feeds import EVERY, feed_change, feed_create, feed_delete, feed_look
from comparator.services.outlets import outlet_get_or_create
from comparator.web.articles.pages import Error, form_errors
from comparator.web.requests import MemberRequest

_AGAIN = 422


class FeedForm(forms.Form):
    """One feed. What its address must be is checked by the service."""

    url = forms.CharField(
        label="Address of the feed",
        max_length=2000,
        help_text="RSS, Atom or JSON Feed, such as https://example.org/world.rss",
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
        error_messages={"required": "Give the feed’s address.", "max_length": "This address is too long."},
    )
    joins = forms.ChoiceField(
        label="New articles",
        choices=Feed.Joins.choices,
        initial=Feed.Joins.NEVER,
        help_text="Nothing joins an event by itself unless you say so here; a wrong join can be undone.",
    )
    event: "forms.ModelChoiceField[Event]" = forms.ModelChoiceField(
        queryset=None,
        to_field_name="slug",
        label="The one event",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "This event is not yours to add to."},
    )
    every = forms.TypedChoiceField(
        label="It is looked at", coerce=int, choices=list(EVERY.items()), initial=1800
    )
    is_wire = forms.BooleanField(label="Its articles are wire copy", required=False)

    def __init__(self, *args: Any, user: User, feed: Feed | None = None, **kwargs: Any) -> None:
        if feed is not None:
            kwargs.setdefault("initial", _values(feed))
            kwargs["auto_id"] = f"id_{feed.pk}_%s"
        super().__init__(*args, **kwargs)
        own = Event.objects.filter(pk=feed.event_id or 0) if feed else Event.objects.none()
        self.fields["event"].queryset = (events_editable(user) | own).distinct()  # type: ignore[attr-defined]  # a ModelChoiceField


def _values(feed: Feed) -> dict[str, Any]:
    return {
        "url": feed.url,
        "joins": feed.joins,
        "event": feed.event.slug if feed.event else "",
        "every": feed.every,
        "is_wire": feed.is_wire,
    }


@login_required
def outlet_feeds(request: MemberRequest, key: str) -> HttpResponse:
    """The outlet's feeds that this person may see, and a form for another one."""
    stored, shown = _outlet(request, key)
    form = FeedForm(request.POST or None, user=request.user)
    if request.method != "POST":
        return _show(request, stored, shown, form)
    if form.is_valid():
        outlet = stored or outlet_get_or_create(name=shown.name)
        try:
            feed_create(user=request.user, outlet=outlet, **form.cleaned_data)
        except (ValidationError, PermissionDenied) as problem:
            _refused(form, problem)
        else:
            messages.success(request, "The feed is here. The worker looks at it as soon as it is free.")
            return redirect("outlet-feeds", outlet.slug)
    return _show(request, stored, shown, form, status=_AGAIN)


@login_required
@require_POST
def outlet_feed(request: MemberRequest, key: str, pk: int) -> HttpResponse:
    """Look at a feed now, pause it or go on, change it, delete it."""
    stored, shown = _outlet(request, key)
    feed = Feed.objects.visible_to(request.user).filter(outlet=stored, pk=pk).first() if stored else None
    if feed is None:
        raise Http404
    action = request.POST.get("action", "")
    if action == "change":
        return _changed(request, stored, shown, feed)
    _done(request, feed, action)
    return redirect("outlet-feeds", shown.slug)


def _done(request: MemberRequest, feed: Feed, action: str) -> None:
    user = request.user
    if action == "look":
        feed_look(user=user, feed=feed)
        messages.success(request, "The worker looks at it as soon as it is free.")
    elif action in ("pause", "go-on"):
        feed_change(user=user, feed=feed, active=action == "go-on")
        messages.success(request, "It is looked at again." if action == "go-on" else "Paused.")
    elif action == "delete":
        feed_delete(user=user, feed=feed)
        messages.success(request, "The feed is gone. The articles it brought stay.")


def _changed(request: MemberRequest, stored: Outlet | None, shown: OutletData, feed: Feed) -> HttpResponse:
    form = FeedForm(request.POST, user=request.user, feed=feed)
    if form.is_valid():
        try:
            feed_change(user=request.user, feed=feed, **form.cleaned_data)
        except (ValidationError, PermissionDenied) as problem:
            _refused(form, problem)
        else:
            messages.success(request, "Saved.")
            return redirect("outlet-feeds", shown.slug)
    return _show(request, stored, shown, FeedForm(user=request.user), status=_AGAIN, changing=(feed.pk, form))


def _refused(form: FeedForm, problem: ValidationError | PermissionDenied) -> None:
    if isinstance(problem, PermissionDenied):
        form.add_error("event", str(problem))
        return
    for field, words in problem.message_dict.items():
        form.add_error(field if field in form.fields else None, words)


def _show(
    request: MemberRequest,
    stored: Outlet | None,
    shown: OutletData,
    form: FeedForm,
    *,
    status: int = 200,
    changing: tuple[int, FeedForm] | None = None,
) -> HttpResponse:
    feeds = Feed.objects.visible_to(request.user).filter(outlet=stored) if stored else Feed.objects.none()
    rows = [
        (feed, changing[1] if changing and changing[0] == feed.pk else FeedForm(user=request.user, feed=feed))
        for feed in feeds.select_related("event", "owner").order_by("pk")
    ]
    wrong = changing[1] if changing else form
    ctx = {
        "section": "outlets",
        "outlet": shown,
        "rows": rows,
        "form": form,
        "changing": changing[0] if changing else None,
        "errors": _errors(wrong) if status == _AGAIN else [],
        "every": EVERY,
        "shows_owner": is_staff(request.user),
    }
    return render(request, "outlets/feeds.html", ctx, status=status)


def _errors(form: FeedForm) -> list[Error]:
    plain = form_errors(form)
    ids = {f"id_{name}": str(form[name].id_for_label) for name in form.fields}
    return [Error(field=ids.get(one.field, one.field), words=one.words) for one in plain]


def _outlet(request: MemberRequest, key: str) -> tuple[Outlet | None, OutletData]:
    """The outlet where it is stored and this person may look it up, and what is told of it; one of the
    starter list has no feeds before somebody adds one. Raises Http404."""
    if stored := outlet_get(request.user, key):
        return stored, outlet_data(stored, told=stored.told_to(request.user))
    listed = outlet_listed(key)
    if listed is None:
        raise Http404
    return None, listed
