"""Findings in words, option by option, each with why it is shown."""

from django.utils.translation import ngettext

from decisionaid.domain.finding import Finding
from decisionaid.domain.option import Option
from decisionaid.domain.rule import FLAGS, Rule
from decisionaid.summary import wording
from decisionaid.summary.answer_views import view_answer
from decisionaid.summary.context import Context
from decisionaid.summary.page import FindingView, FlagGroup, OptionView
from decisionaid.summary.plain_views import view_plain, view_terms_of


def view_options(context: Context) -> tuple[OptionView, ...]:
    """Give every option shown, in fixed order, all with the same parts."""
    by_id = {option.id: option for option in context.aid.options}
    return tuple(_view_option(context, by_id[option]) for option in context.evaluation.options)


def _view_option(context: Context, option: Option) -> OptionView:
    rules = {rule.id: rule for rule in context.aid.rules}
    findings = [finding for finding in context.evaluation.findings if finding.option == option.id]
    groups = tuple(
        _view_flag(context, flag, tuple(finding for finding in findings if finding.flag == flag), rules)
        for flag in FLAGS
    )
    always = [row for item in option.always if context.concerns(item.conditions) for row in item.rows]
    plain = view_plain(context, option.id)
    return OptionView(
        option=option.id,
        label=context.say(option.label),
        description=context.say(option.description),
        status=context.say(option.status),
        group=option.group,
        plain=plain,
        terms=view_terms_of(context, option, plain),
        groups=tuple(group for group in groups if group.findings),
        no_match=_no_match(context, option, findings),
        undecided=_undecided(findings, rules),
        always=context.statements_for(always),
        references=context.refer(option.rows),
    )


def _no_match(context: Context, option: Option, findings: list[Finding]) -> str:
    if any(finding.flag in ("exclusion", "caution") for finding in findings):
        return ""
    has_rules = any(option.id in rule.options for rule in context.aid.rules)
    return context.say(wording.NO_EXCLUSION_OR_CAUTION if has_rules else wording.NO_RULES)


def _undecided(findings: list[Finding], rules: dict[str, Rule]) -> str:
    """Say how many exclusions and cautions stay open: silence must not be read as safety."""
    n = sum(f.flag == "ask" and rules[f.rule].flag in ("exclusion", "caution") for f in findings)
    if not n:
        return ""
    return ngettext(
        "%(n)s listed exclusion or caution could not be decided, because an answer is missing or in doubt.",
        "%(n)s listed exclusions or cautions could not be decided, because answers are missing or in doubt.",
        n,
    ) % {"n": n}


def _view_flag(
    context: Context, flag: str, findings: tuple[Finding, ...], rules: dict[str, Rule]
) -> FlagGroup:
    return FlagGroup(
        flag=flag,
        label=context.say(wording.FLAGS[flag]),
        help=context.say(wording.FLAG_HELP.get(flag)),
        findings=tuple(view_finding(context, finding, rules[finding.rule]) for finding in findings),
    )


def view_finding(context: Context, finding: Finding, rule: Rule) -> FindingView:
    """Give one finding with its trace: the answers, the rule, the rows."""
    as_asked = finding.reason is not None
    return FindingView(
        rule=rule.id,
        flag=finding.flag,
        flag_label=context.say(wording.FLAGS_SHORT[finding.flag]),
        level=context.say(wording.LEVELS[finding.level]) if finding.level and not as_asked else "",
        topic=context.say(rule.topic),
        text=context.say(rule.text),
        note=context.say(rule.note),
        reason=context.say(wording.REASONS[finding.reason]) if finding.reason else "",
        because=tuple(view_answer(context, context.questions[question]) for question in finding.because),
        is_independent=rule.source == "independent",
        needs_clinician=rule.needs_clinician,
        statements=context.statements_for(rule.rows),
        references=context.refer(rule.rows) or context.refer_to_sources(rule.sources),
    )
