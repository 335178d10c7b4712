"""The demo's clock: its couriers report, and now and then somebody orders."""

from datetime import datetime

from django.conf import settings

from pistos.demo.actions import playing, team, voicing
from pistos.kit.ticks import tick


@tick("demo.play", seconds=2)
def play(at: datetime) -> None:
    if settings.IS_DEMO:
        playing.play_on(at=at)


@tick("demo.talk", seconds=20)
def talk(at: datetime) -> None:
    if settings.IS_DEMO:
        team.let_someone_write(at)
        team.let_the_colleague_answer(at)
        voicing.let_the_colleague_reply(at)
