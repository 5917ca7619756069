"""The addresses of the pages."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path

from comparator.web import help
from comparator.web.account import SignIn
from comparator.web.articles import add as article_add
from comparator.web.articles import batch, taking_back
from comparator.web.articles import page as article
from comparator.web.articles.edit import article_edit
from comparator.web.articles.look_again import article_look_again, article_look_text
from comparator.web.articles.own import articles
from comparator.web.articles.paste import intake_text_page
from comparator.web.articles.versions import article_versions
from comparator.web.articles.which import article_into_event
from comparator.web.corrections.edit import correct
from comparator.web.corrections.page import correction_undo, corrections
from comparator.web.events import change as event_change
from comparator.web.events import page as events
from comparator.web.events.edit import event_article, event_edit, event_remove
from comparator.web.figures import page as figures_page
from comparator.web.framing import page as framing_page
from comparator.web.lineage import page as lineage_page
from comparator.web.matrix import page as event
from comparator.web.order import page as order_page
from comparator.web.outlets import edit as outlet_edit
from comparator.web.outlets import feeds as outlet_feeds
from comparator.web.outlets import files as outlet_files
from comparator.web.outlets.list import outlets
from comparator.web.outlets.page import outlet
from comparator.web.pair import page as pair
from comparator.web.queue import queue, queue_change
from comparator.web.quotes import page as quotes_page
from comparator.web.readings import readings
from comparator.web.stories.edit import story_edit
from comparator.web.stories.page import story

urlpatterns: list[URLPattern | URLResolver] = [
    path("", events.home, name="home"),
    path("events/", events.events, name="events"),
    path("events/<slug:slug>/", event.event, name="event"),
    path("events/<slug:slug>/progress/", event.event_progress, name="event-progress"),
    path("events/<slug:slug>/quotes/", quotes_page.quotes, name="quotes"),
    path("events/<slug:slug>/figures/", figures_page.figures, name="figures"),
    path("events/<slug:slug>/framing/", framing_page.framing, name="framing"),
    path("events/<slug:slug>/order/", order_page.order, name="order"),
    path("events/<slug:slug>/lineage/", lineage_page.lineage, name="lineage"),
    path("events/<slug:slug>/readings/", readings, name="readings"),
    path("events/<slug:slug>/two/", pair.pair, name="pair"),
    path("events/<slug:slug>/publish/", event_change.event_publish, name="event-publish"),
    path("events/<slug:slug>/retry/", event_change.event_retry, name="event-retry"),
    path("events/<slug:slug>/edit/", event_edit, name="event-edit"),
    path("events/<slug:slug>/articles/<int:pk>/", event_article, name="event-article"),
    path("events/<slug:slug>/delete/", event_remove, name="event-delete"),
    path("events/<slug:slug>/correct/<slug:row>/", correct, name="correct"),
    path("events/<slug:slug>/corrections/", corrections, name="corrections"),
    path("events/<slug:slug>/corrections/<int:pk>/undo/", correction_undo, name="correction-undo"),
    path("articles/", articles, name="articles"),
    path("articles/add/", article_add.article_add, name="article-add"),
    path("articles/add/<slug:batch>/", batch.article_batch, name="article-batch"),
    path("articles/add/<slug:batch>/throw-away/", batch.batch_out, name="batch-out"),
    path("articles/add/<slug:batch>/keep/", batch.batch_keep, name="batch-keep"),
    path("articles/add/<slug:batch>/<int:pk>/again/", batch.intake_again, name="intake-again"),
    path("articles/add/<slug:batch>/<int:pk>/leave-out/", batch.intake_out, name="intake-out"),
    path("articles/add/<slug:batch>/<int:pk>/text/", intake_text_page, name="intake-text"),
    path("articles/<int:pk>/", article.article, name="article"),
    path("articles/<int:pk>/versions/", article_versions, name="article-versions"),
    path("articles/<int:pk>/versions/<int:number>/take-away/", taking_back.version_away, name="version-away"),
    path("articles/<int:pk>/versions/<int:number>/own/", taking_back.version_own, name="version-own"),
    path("articles/<int:pk>/delete/", taking_back.article_out, name="article-delete"),
    path("articles/<int:pk>/look-again/", article_look_again, name="article-look-again"),
    path("articles/<int:pk>/look-again/text/", article_look_text, name="article-look-text"),
    path("articles/<int:pk>/event/", article_into_event, name="article-into-event"),
    path("articles/<int:pk>/edit/", article_edit, name="article-edit"),
    path("articles/<int:pk>/put-back/", article.article_put_back, name="article-put-back"),
    path("articles/<int:pk>/retry/", article.article_retry, name="article-retry"),
    path("outlets/", outlets, name="outlets"),
    path("outlets/new/", outlet_edit.outlet_new, name="outlet-new"),
    path("outlets/export/", outlet_files.outlets_export, name="outlets-export"),
    path("outlets/import/", outlet_files.outlets_import, name="outlets-import"),
    path("outlets/<slug:key>/", outlet, name="outlet"),
    path("outlets/<slug:key>/edit/", outlet_edit.outlet_edit, name="outlet-edit"),
    path("outlets/<slug:key>/feeds/", outlet_feeds.outlet_feeds, name="outlet-feeds"),
    path("outlets/<slug:key>/feeds/<int:pk>/", outlet_feeds.outlet_feed, name="outlet-feed"),
    path("outlets/<slug:key>/again/", outlet_edit.outlet_again, name="outlet-again"),
    path("stories/<slug:slug>/", story, name="story"),
    path("stories/<slug:slug>/edit/", story_edit, name="story-edit"),
    path("queue/", queue, name="queue"),
    path("queue/change/", queue_change, name="queue-change"),
    path("help/", help.help_page, name="help"),
    path("sign-in/", SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
]
