"""Two people bring in the same words: neither learns what else stood on the other's page."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.phrases import phrases_cut
from comparator.models import Analysis, Article, ArticleVersion, Comparison, EventWords, Outlet, OutletDomain
from comparator.selectors.versions import current_versions
from comparator.services.analyses import analysis_run
from comparator.services.articles import AddedArticle, article_add, article_restore
from comparator.services.comparisons import comparison_run
from comparator.services.events import event_add_article
from comparator.services.outcomes import incoming_outcome
from comparator.services.outlet_details import OutletTold, outlet_change, outlet_create
from comparator.services.outlet_rules import outlet_rules
from comparator.services.outlets_again import outlet_read_again
from comparator.services.previews import article_preview
from comparator.services.versions import version_add
from tests.factories import EventFactory, UserFactory, page
from tests.services import stand_ins

pytestmark = pytest.mark.django_db
NOTE = "My own note: the clerk of the ferry company told me all of this, keep his name out."
CUT = f"\nCOMMENTS (1)\n\n{NOTE}\n\nRelated stories\n- Read more\n"


def add(user: User, raw: str) -> AddedArticle:
    event = EventFactory(owner=user)
    return article_add(user=user, raw=raw, outlet_name="Brisa Post", event=event)


def html(user: User, article: Article) -> str:
    client = Client()
    client.force_login(user)
    return client.get(f"/articles/{article.pk}/").content.decode()


def pieces_with_note(added: AddedArticle) -> list[int]:
    return [i for i, piece in enumerate(added.version.document.removed) if NOTE in piece.text]


def test_who_submits_the_same_words_does_not_see_what_was_cut_from_the_others_page() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine, theirs = add(first, raw + CUT), add(second, raw)
    assert mine.article == theirs.article
    assert NOTE in html(first, mine.article)
    assert "Oda Linn" in html(second, mine.article)
    assert NOTE not in html(second, mine.article)


def test_what_one_of_them_puts_back_never_reaches_the_other() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine, theirs = add(first, raw + CUT), add(second, raw)
    restored = article_restore(user=first, version=mine.version, keep=pieces_with_note(mine))
    assert NOTE in restored.version.text
    assert NOTE in html(first, restored.article)
    assert NOTE not in html(second, theirs.article)
    assert not Article.objects.visible_to(second).filter(pk=restored.article.pk).exists()
    assert [v.pk for v in current_versions(first.events.get())] == [restored.version.pk]
    assert [v.pk for v in current_versions(second.events.get())] == [theirs.version.pk]


def test_pieces_put_back_one_after_another_all_stand() -> None:
    user = UserFactory()
    first = add(user, "Home\nNews\nSport\nContact us\n\n" + page() + CUT).version
    wanted = [piece.text.split("\n")[0] for piece in first.document.removed]
    assert len(wanted) > 2
    version = first
    for _ in wanted:
        version = article_restore(user=user, version=version, keep=[0]).version
    assert version.article == first.article
    assert version.document.removed == ()
    assert all(words in version.text for words in wanted)


def as_page(raw: str, url: str) -> Incoming:
    return Incoming(raw=raw, url=url)


ADDRESS = "https://brisa.example.org/ferry"
TYPED = "The harbour master told nobody else that the second ferry will stay in port until Friday."


def test_what_the_first_pastes_later_at_the_same_address_never_reaches_the_others() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    event, own = EventFactory(owner=second, published=True), EventFactory(owner=first)
    mine = article_add(user=first, incoming=as_page(raw, ADDRESS), outlet_name="Brisa Post", event=own)
    theirs = add(second, raw)
    event_add_article(user=second, event=event, article=theirs.article)
    for n in range(2):
        later = as_page(f"{raw}\n\n{TYPED} Note {n}.\n", ADDRESS)
        again = article_add(user=first, incoming=later, outlet_name="Brisa Post")
        assert (again.created, again.version.number) == (True, n + 1), "the copy's own versions"
        assert TYPED in html(first, again.article)
        assert not Article.objects.visible_to(second).filter(pk=again.article.pk).exists()
    assert TYPED not in html(second, mine.article)
    assert [v.pk for v in current_versions(event)] == [theirs.version.pk]
    assert [v.pk for v in current_versions(own)] == [again.version.pk]


def test_who_only_uses_an_article_in_an_event_keeps_its_words_too() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    shown, event = EventFactory(owner=first, published=True), EventFactory(owner=second)
    mine = article_add(user=first, incoming=as_page(raw, ADDRESS), outlet_name="Brisa Post", event=shown)
    event_add_article(user=second, event=event, article=mine.article)
    later = as_page(f"{raw}\n\n{TYPED}\n", ADDRESS)
    article_add(user=first, incoming=later, outlet_name="Brisa Post")
    assert [v.pk for v in current_versions(event)] == [mine.version.pk]


def test_who_brings_in_older_words_does_not_come_to_what_was_added_to_them() -> None:
    first, second, third, raw = UserFactory(), UserFactory(), UserFactory(), page()
    mine = article_add(user=first, raw=raw, outlet_name="Brisa Post", event=EventFactory(owner=first))
    later = article_add(user=first, raw=f"{raw}\n\n{TYPED}\n", article=mine.article)
    assert (later.article, later.version.number) == (mine.article, 2)
    event = EventFactory(owner=second, published=True)
    theirs = article_add(user=second, raw=raw, outlet_name="Brisa Post", event=event)
    assert theirs.article != mine.article
    assert add(second, raw).article == theirs.article
    assert not Article.objects.visible_to(second).filter(pk=mine.article.pk).exists()
    assert [v.pk for v in current_versions(event)] == [theirs.version.pk]
    assert TYPED not in html(third, theirs.article)


@pytest.mark.parametrize("number", [0, 1])
def test_what_everybody_may_read_stays_one_article_with_all_its_versions(number: int) -> None:
    first, raw = UserFactory(), page()
    texts = [raw, f"{raw}\n\n{TYPED}\n"]
    shown = EventFactory(owner=first, published=True)
    mine = article_add(user=first, raw=texts[0], outlet_name="Brisa Post", event=shown)
    article_add(user=first, raw=texts[1], article=mine.article)
    assert add(UserFactory(), texts[number]).article == mine.article


def test_what_cleaning_rules_leave_standing_again_never_reaches_the_others() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    outlet = outlet_create(user=first, told=OutletTold(name="Brisa Post", phrases=("told nobody else",)))
    whole = Incoming(raw=f"{raw}\n\n{TYPED}\n")
    cut = phrases_cut(whole, outlet_rules(outlet, first).phrases)
    mine = article_add(user=first, incoming=cut, outlet_name="Brisa Post")
    Outlet.objects.update(cleaning_rules={})
    outlet.refresh_from_db()
    theirs = add(second, raw)
    assert theirs.article == mine.article
    staff = UserFactory(staff=True)
    event_add_article(user=first, event=EventFactory(owner=first, published=True), article=mine.article)
    done = outlet_read_again(user=staff, outlet=outlet)
    assert done.changed == 1
    assert TYPED in first.articles_owned.latest("pk").versions.get().text
    assert TYPED not in html(second, theirs.article)
    assert [v.pk for v in current_versions(second.events.get())] == [theirs.version.pk]


@pytest.mark.parametrize(("is_own_site", "by_staff"), [(True, True), (True, False), (False, True)])
def test_what_is_fetched_is_a_version_for_all_only_from_the_outlets_own_site(
    is_own_site: bool, by_staff: bool
) -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine = article_add(user=first, incoming=as_page(raw, ADDRESS), outlet_name="Brisa Post")
    theirs = add(second, raw)
    domain = "brisa.example.org" if is_own_site else "elsewhere.example.org"
    OutletDomain.objects.update_or_create(outlet=mine.article.outlet, defaults={"domain": domain})
    Outlet.objects.update(owner=UserFactory(staff=by_staff))
    later = as_page(f"{raw}\n\n{TYPED}\n", ADDRESS)
    again = article_add(user=first, incoming=later, outlet_name="Brisa Post", fetched=True)
    assert (again.article == theirs.article) is (is_own_site and by_staff)


@pytest.mark.parametrize("who", ["member", "staff"])
def test_a_domain_that_a_member_gave_to_an_outlet_writes_into_nobody_elses_article(who: str) -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    shown = EventFactory(owner=first, published=True)
    mine = article_add(user=first, incoming=as_page(raw, ADDRESS), outlet_name="Brisa Post", event=shown)
    teller = first if who == "member" else UserFactory(staff=True)
    told = OutletTold(name="Brisa Post", domains=("brisa.example.org",))
    outlet_change(user=teller, outlet=mine.article.outlet, told=told)
    theirs = add(second, raw)
    assert theirs.article == mine.article
    later = as_page(f"{raw}\n\n{TYPED}\n", ADDRESS)
    again = article_add(user=first, incoming=later, outlet_name="Brisa Post", fetched=True)
    assert (again.article == theirs.article) is (who == "staff")


def test_the_site_of_an_outlet_that_the_starter_list_knows_is_its_own() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    address = "https://www.dw.com/en/ferry"
    mine = article_add(user=first, incoming=as_page(raw, address), outlet_name="Deutsche Welle")
    theirs = article_add(user=second, incoming=as_page(raw, address), outlet_name="Deutsche Welle")
    assert theirs.article == mine.article
    later = as_page(f"{raw}\n\n{TYPED}\n", address)
    again = article_add(user=first, incoming=later, outlet_name="Deutsche Welle", fetched=True)
    assert again.article == theirs.article


def test_where_a_copy_takes_the_place_of_a_shared_article_the_event_is_told_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_ins.use(monkeypatch)
    first, second, raw = UserFactory(), UserFactory(), page()
    mine = add(first, raw + CUT)
    add(second, raw)
    analysis_run(analysis_id=Analysis.objects.get().pk)
    for row in Comparison.objects.all():
        comparison_run(comparison_id=row.pk)
    event = first.events.get()
    EventWords.objects.filter(event=event).update(passages="the old words")
    article_restore(user=first, version=mine.version, keep=pieces_with_note(mine))
    assert not EventWords.objects.filter(event=event).exclude(passages="").exists()
    assert EventWords.objects.filter(event=second.events.get()).exists()


def test_who_looks_after_the_site_does_not_come_to_a_draft_by_its_address() -> None:
    member, staff, raw = UserFactory(), UserFactory(staff=True), page()
    draft = article_add(
        user=member, incoming=as_page(f"{raw}\n\n{TYPED}\n", ADDRESS), outlet_name="Brisa Post"
    )
    added = article_add(user=staff, incoming=as_page(raw, ADDRESS), outlet_name="Brisa Post")
    assert added.article != draft.article
    assert not Article.objects.visible_to(staff).filter(pk=draft.article.pk).exists()
    assert draft.article.versions.count() == 1


TOKEN = "https://brisa.example.org/ferry?id=77&token=s3cretkey&mail=ina"


def test_who_brings_in_the_same_words_does_not_see_the_others_address_and_its_keys() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine = article_add(user=first, incoming=as_page(raw, TOKEN), outlet_name="Brisa Post")
    theirs = add(second, raw)
    assert theirs.article == mine.article
    assert "s3cretkey" in html(first, mine.article)
    shown = html(second, mine.article)
    assert "https://brisa.example.org/ferry?id=77" in shown
    assert "s3cretkey" not in shown
    assert "mail" not in re.findall(r'href="(https://brisa[^"]*)"', shown)[0]
    versions = Client()
    versions.force_login(second)
    assert "s3cretkey" not in versions.get(f"/articles/{mine.article.pk}/versions/").content.decode()


def test_a_headline_typed_by_hand_is_not_told_to_who_brings_in_the_same_words() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine = article_add(user=first, raw=raw, outlet_name="Brisa Post", headline="Our source Marzipan")
    theirs = add(second, raw)
    assert theirs.article != mine.article
    assert "Marzipan" not in html(second, theirs.article)
    assert add(first, raw).article == mine.article
    assert add(second, raw).article == theirs.article


def test_nobody_learns_from_a_page_or_a_batch_that_others_have_the_words_in_private() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine = article_add(user=first, raw=raw, outlet_name="Brisa Post")
    before = ArticleVersion.objects.values("seen", "times_seen").get()
    document = article_preview(raw=raw, outlet="Brisa Post")
    for user, kind in ((first, "known"), (second, "new")):
        told = incoming_outcome(user=user, incoming=Incoming(raw=raw), document=document, offers=True)
        assert told.kind == kind
    assert not add(second, raw).was_here
    assert ArticleVersion.objects.values("seen", "times_seen").get() == before
    assert add(first, raw).was_here
    mine.version.refresh_from_db()
    assert mine.version.times_seen == 2


def test_a_version_whose_words_others_have_in_private_is_stored_without_a_word() -> None:
    first, second, raw, later = UserFactory(), UserFactory(), page(), page()
    mine = article_add(user=first, raw=raw, outlet_name="Brisa Post")
    theirs = article_add(user=second, raw=later, outlet_name="Brisa Post")
    again = Incoming(raw=later)
    version, created = version_add(mine.article, again, article_preview(incoming=again, outlet="Brisa Post"))
    assert (created, version.number, version.article) == (True, 2, mine.article)
    assert theirs.article.versions.count() == 1
    own = article_add(user=first, raw=page(), outlet_name="Brisa Post").article
    with pytest.raises(Unreadable, match="same person"):
        version_add(own, again, article_preview(incoming=again, outlet="Brisa Post"))
