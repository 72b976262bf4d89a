"""Findings in words, option by option, each with why it is shown."""

from dataclasses import replace

from django.utils.translation import ngettext

from decisionaid.domain.finding import Finding, Reason
from decisionaid.domain.option import Option
from decisionaid.domain.rule import FLAGS, Flag, Rule
from decisionaid.summary import wording
from decisionaid.summary.answer_views import view_answer
from decisionaid.summary.context import Context
from decisionaid.summary.look import Look, Setting, kept, kept_for_all
from decisionaid.summary.page import FindingView, FlagGroup, OptionView
from decisionaid.summary.plain_views import view_plain, view_terms_of


def view_options(context: Context) -> tuple[OptionView, ...]:
    """Give every option shown, in fixed order, all with the same parts."""
    rules = {rule.id: rule for rule in context.aid.rules}
    return tuple(_view_option(context, option, rules) for option in _options_alone(context))


@kept
def _options_alone(setting: Setting) -> tuple[OptionView, ...]:
    """Give the options shown without anybody's findings."""
    by_id = {option.id: option for option in setting.aid.options}
    return tuple(_option_alone(setting, by_id[option]) for option in setting.options)


def _option_alone(setting: Setting, option: Option) -> OptionView:
    always = [row for item in option.always if setting.concerns(item.conditions) for row in item.rows]
    has_rules = any(option.id in rule.options for rule in setting.aid.rules)
    return OptionView(
        option=option.id,
        label=setting.say(option.label),
        description=setting.say(option.description),
        status=setting.say(option.status),
        group=option.group,
        plain=view_plain(setting, option.id),
        terms=view_terms_of(setting, option.id),
        groups=(),
        no_match=setting.say(wording.NO_EXCLUSION_OR_CAUTION if has_rules else wording.NO_RULES),
        undecided="",
        always=setting.statements_for(always),
        references=setting.refer(option.rows),
    )


def _view_option(context: Context, option: OptionView, rules: dict[str, Rule]) -> OptionView:
    findings = [finding for finding in context.evaluation.findings if finding.option == option.option]
    groups = tuple(
        _view_flag(context, flag, tuple(finding for finding in findings if finding.flag == flag), rules)
        for flag in FLAGS
    )
    has_match = any(finding.flag in ("exclusion", "caution") for finding in findings)
    return replace(
        option,
        groups=tuple(group for group in groups if group.findings),
        no_match="" if has_match else option.no_match,
        undecided=_undecided(findings, rules),
    )


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
    head = _finding_alone(context, rule.id, finding.flag, finding.reason)
    because = tuple(view_answer(context, context.questions[question]) for question in finding.because)
    return replace(head, because=because, head=head)


@kept_for_all
def _finding_alone(look: Look, name: str, flag: Flag, reason: Reason | None) -> FindingView:
    """Give a finding of a rule without the answers that led to it."""
    rule = next(rule for rule in look.aid.rules if rule.id == name)
    return FindingView(
        rule=rule.id,
        flag=flag,
        flag_label=look.say(wording.FLAGS_SHORT[flag]),
        level=look.say(wording.LEVELS[rule.level]) if rule.level and reason is None else "",
        topic=look.say(rule.topic),
        text=look.say(rule.text),
        note=look.say(rule.note),
        reason=look.say(wording.REASONS[reason]) if reason else "",
        because=(),
        is_independent=rule.source == "independent",
        needs_clinician=rule.needs_clinician,
        statements=look.statements_for(rule.rows),
        references=look.refer(rule.rows) or look.refer_to_sources(rule.sources),
    )
