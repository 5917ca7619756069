"""Is the story told right? Its title and note, for who may change them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from comparator.models import Story
from comparator.selectors.stories import story_get
from comparator.services.events import ChangedMeanwhileError, stories_open_to
from comparator.services.stories import story_describe, story_stamp
from comparator.web.articles.pages import Error, form_errors
from comparator.web.edit_forms import StoryEditForm
from comparator.web.requests import MemberRequest

_CHANGED = (
    "Somebody saved this story after you opened it. Below are your words, and above them what is stored now. "
    "Save again to put yours in its place."
)


@login_required
def story_edit(request: MemberRequest, slug: str) -> HttpResponse:
    """The form, and its saving; 409 with both versions where somebody else saved meanwhile."""
    story = _editable(request, slug)
    if request.method != "POST":
        return _show(request, story, StoryEditForm(story=story))
    form = StoryEditForm(request.POST, story=story)
    if not form.is_valid():
        return _show(request, story, form, form_errors(form), status=422)
    told = form.cleaned_data
    try:
        story_describe(
            user=request.user, story=story, title=told["title"], note=told["note"], seen=told["seen"]
        )
    except ChangedMeanwhileError:
        return _changed(request, _editable(request, slug))
    messages.success(request, "Saved.")
    return redirect("story", story.slug)


def _editable(request: MemberRequest, slug: str) -> Story:
    """The story, if this person may change it; raises Http404 otherwise."""
    story = story_get(request.user, slug)
    if story is None or not stories_open_to(request.user).filter(pk=story.pk).exists():
        raise Http404
    return story


def _changed(request: MemberRequest, story: Story) -> HttpResponse:
    """The same form with what is stored now beside it; saved once more, it holds."""
    again = request.POST.copy()
    again["seen"] = story_stamp(story)
    errors = [Error(field="id_title", words=_CHANGED)]
    return _show(request, story, StoryEditForm(again, story=story), errors, status=409)


def _show(
    request: MemberRequest,
    story: Story,
    form: StoryEditForm,
    errors: list[Error] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    ctx = {
        "section": "events",
        "story": story,
        "form": form,
        "errors": errors or [],
        "is_changed": status == 409,
    }
    return render(request, "stories/edit.html", ctx, status=status)
