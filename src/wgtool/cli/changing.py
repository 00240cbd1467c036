"""What there is to tell of a change."""

from collections.abc import Callable, Mapping

from wgtool.cli.output import Answer, Told
from wgtool.services.changing import Done
from wgtool.services.outcome import change_view, promotions
from wgtool.texts.language import Language
from wgtool.texts.say import msg

Teller = Callable[..., Mapping[str, object]]


def told_of(done: Done, *, rehearse: bool, view: Teller | None = None, **besides: object) -> Told:
    """Return what there is to tell of a change: the answer, warnings, and who moves up.

    `view` makes the answer, where that is not as of every change; it holds `besides` as well.
    """
    outcome, plan = done.outcome, done.plan
    promoted = [
        msg("promoted", name=place["name"], email=place["email"], group=plan.known(place["group"]).name)
        for place in promotions(outcome, plan)
    ]

    def answer(lang: Language) -> Mapping[str, object]:
        return {**(view or change_view)(outcome, plan, lang, entry=done.entry, dry_run=rehearse), **besides}

    words = (*outcome.text, msg("dry_run")) if rehearse else outcome.text
    return Told(Answer(answer, words=words), outcome.warnings, promoted)
