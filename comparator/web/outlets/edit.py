"""Is the outlet told right, and are its pages cleaned right? A new one, its details, its cleaning rules with
a preview on a stored article; nothing is stored before it is saved."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.rules import rules_from
from comparator.models import Outlet, is_staff
from comparator.selectors.outlet_list import outlet_data
from comparator.selectors.outlet_pages import outlet_sample, outlet_samples
from comparator.selectors.outlets import outlet_get
from comparator.services.events import ChangedMeanwhileError
from comparator.services.outlet_details import outlet_change, outlet_create, outlet_stamp, outlet_told
from comparator.services.outlet_rules import BusyError, RulesPreview, rules_preview
from comparator.services.outlets_again import outlet_read_again
from comparator.web.articles.pages import Error, form_errors
from comparator.web.outlets.forms import OutletForm, form_values
from comparator.web.requests import MemberRequest, fragment

_AGAIN, _CONFLICT = 422, 409
_CHANGED = (
    "Somebody saved this outlet after you opened it. Below are your words, and above them what is stored "
    "now. Save again to put yours in its place."
)
PREVIEW = "rules-preview"


@dataclass(frozen=True)
class Tried:
    """What became of a try of the rules."""

    preview: RulesPreview | None = None
    problem: str = ""
    busy: bool = False


@login_required
def outlet_new(request: MemberRequest) -> HttpResponse:
    """The form of a new outlet, and its making."""
    if request.method != "POST":
        form = OutletForm(initial={"name": request.GET.get("name", "")[:200], "kind": "other"})
        return _show_new(request, form)
    form = OutletForm(request.POST)
    if not form.is_valid():
        return _show_new(request, form, status=_AGAIN)
    try:
        made = outlet_create(user=request.user, told=form.told)
    except ValidationError as problems:
        form.add_problems(problems)
        return _show_new(request, form, status=_AGAIN)
    messages.success(request, f"Made: {made.name}. Its pages are known by its domains from now on.")
    return redirect("outlet", made.slug)


def _show_new(request: MemberRequest, form: OutletForm, status: int = 200) -> HttpResponse:
    ctx = {"section": "outlets", "form": form, "errors": form_errors(form) if form.is_bound else []}
    return render(request, "outlets/new.html", ctx, status=status)


@login_required
def outlet_edit(request: MemberRequest, key: str) -> HttpResponse:
    """The form, its preview, and its saving; 409 with both versions where somebody else saved meanwhile."""
    outlet = _editable(request, key)
    if request.method != "POST":
        form = OutletForm(initial=form_values(outlet_told(outlet), outlet_stamp(outlet)))
        return _show(request, outlet, form, tried=_tried(request, outlet, form.initial))
    if "preview" in request.POST:
        return _preview(request, outlet)
    form = OutletForm(request.POST, initial={"country": outlet.country})
    if not form.is_valid():
        return _show(request, outlet, form, status=_AGAIN)
    try:
        saved = outlet_change(
            user=request.user, outlet=outlet, told=form.told, seen=form.cleaned_data["seen"]
        )
    except ChangedMeanwhileError:
        return _changed(request, _editable(request, key))
    except ValidationError as problems:
        form.add_problems(problems)
        return _show(request, outlet, form, status=_AGAIN)
    messages.success(request, f"Saved. {_whose_pages(request)}")
    return redirect("outlet-edit", saved.slug)


def _preview(request: MemberRequest, outlet: Outlet) -> HttpResponse:
    """The rules as they were typed, on the article that was chosen."""
    form = OutletForm(request.POST, initial={"country": outlet.country})
    tried = _tried(request, outlet, request.POST)
    if fragment(request) == PREVIEW:
        return _retry_later(render(request, "outlets/_preview.html", {"tried": tried}), tried)
    return _retry_later(_show(request, outlet, form, tried=tried), tried)


def _retry_later(response: HttpResponse, tried: Tried) -> HttpResponse:
    """The same; where the preview could not be had for now, as 429."""
    if tried.busy:
        response.status_code, response["Retry-After"] = 429, "5"
    return response


def _tried(request: MemberRequest, outlet: Outlet, told: Any) -> Tried:
    """The preview; nothing where no article was chosen."""
    chosen = request.POST.get("sample") or request.GET.get("sample", "")
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 16):
        return Tried()
    version = outlet_sample(request.user, outlet, int(chosen))
    if version is None:
        return Tried(problem="This article is not here any more. Choose another one.")
    kinds = ("selectors", "phrases")
    try:
        rules = rules_from({kind: str(told.get(kind, "")).splitlines() for kind in kinds})
        return Tried(preview=rules_preview(user=request.user, version=version, outlet=outlet, rules=rules))
    except BusyError as problem:
        return Tried(problem=str(problem), busy=True)
    except Unreadable as problem:
        return Tried(problem=str(problem))


def _changed(request: MemberRequest, outlet: Outlet) -> HttpResponse:
    """The same form with what is stored now above it; saved once more, it holds."""
    again = request.POST.copy()
    again["seen"] = outlet_stamp(outlet)
    form = OutletForm(again, initial={"country": outlet.country})
    errors = [Error(field="id_name", words=_CHANGED)]
    return _show(request, outlet, form, errors, status=_CONFLICT, stored=True)


def _show(
    request: MemberRequest,
    outlet: Outlet,
    form: OutletForm,
    errors: list[Error] | None = None,
    *,
    tried: Tried | None = None,
    status: int = 200,
    stored: bool = False,
) -> HttpResponse:
    told = errors if errors is not None else form_errors(form) if status == _AGAIN else []
    ctx: dict[str, Any] = {
        "section": "outlets",
        "outlet": outlet,
        "form": form,
        "errors": told,
        "stored": outlet_data(outlet, told=True) if stored else None,
        "samples": outlet_samples(request.user, outlet),
        "sample": request.POST.get("sample") or request.GET.get("sample", ""),
        "tried": tried or Tried(),
        "whose_pages": _whose_pages(request),
        "by_member": bool(outlet.cleaning_rules) and not (outlet.rules_by and is_staff(outlet.rules_by)),
    }
    return render(request, "outlets/edit.html", ctx, status=status)


def _whose_pages(request: MemberRequest) -> str:
    """Whose articles the rules cut that this person writes."""
    if is_staff(request.user):
        return "The rules that you write hold for everybody’s pages of this outlet that are read from now on."
    return "The rules that you write hold for your own pages of this outlet that are read from now on."


@login_required
@require_POST
def outlet_again(request: MemberRequest, key: str) -> HttpResponse:
    """Read the outlet's stored articles again with its rules, on purpose."""
    outlet = _editable(request, key)
    done = outlet_read_again(user=request.user, outlet=outlet)
    messages.success(request, done.words)
    return redirect("outlet-edit", outlet.slug)


def _editable(request: MemberRequest, key: str) -> Outlet:
    """The outlet, if this person may change it; raises Http404 otherwise."""
    outlet = outlet_get(request.user, key)
    if outlet is None or not outlet.editable_by(request.user):
        raise Http404
    return outlet
