"""J1-J3, J8, J9: advertising, medical devices and health data, as far as content and code can show."""

import re

from django.apps import apps
from django.conf import settings

from decisionaid.clinic.requirements import OFFER
from decisionaid.domain.rule import Rule
from decisionaid.summary.audit.model import Subject, Verdict, judge, text
from decisionaid.summary.audit.reading import texts_in
from decisionaid.summary.coverage.uses import uses_of_rows

ADDRESS = re.compile(r"https?://|www\.|\b0\d{1,4}-\d{1,4}-\d{3,4}\b|@\w+\.")
SUPERLATIVES = re.compile("日本一|世界一|No\\.1|業界初|最高の治療|奇跡")


def draws_to_no_clinic(subject: Subject) -> Verdict:
    """J1: no text holds an address or telephone number of anybody."""
    if settings.CLINIC_MODE:
        return Verdict(
            "needs-people",
            text(
                "これは特定の診療所の版です。運営者を示し、その価格を分けて示します。広告に当たるかの判断は法律の専門家に残ります。",
                "This is the edition of a clinic: it says who runs it and keeps its prices apart. "
                "Whether it is an advertisement is for a lawyer to judge.",
            ),
        )
    found = sum(bool(ADDRESS.search(item.ja + " " + item.en)) for item in texts_in(subject.aid))
    return judge(
        not found,
        met=text(
            "内容の文に、リンクや電話番号はなく、予約の欄もありません。広告に当たるかの判断は法律の専門家に残ります。",
            "No text of the content holds a link or telephone number, and there is no booking. "
            "Whether anything is an advertisement is for a lawyer to judge.",
        ),
        not_met=text(
            f"リンクや電話番号を含む文: {found}。", f"Texts with a link or telephone number: {found}."
        ),
    )


def has_no_testimonials(subject: Subject) -> Verdict:
    """J2: no sentence tells a testimonial, and no superlative of advertising is used."""
    stories = {row.id for row in subject.aid.rows if row.kind == "testimonial"}
    uses = uses_of_rows(subject.aid)
    told = sum("statements" in uses.get(row, {}) for row in stories)
    named = sum(row in uses for row in stories)
    loud = sum(bool(SUPERLATIVES.search(item.ja)) for item in texts_in(subject.aid))
    return judge(
        not told and not loud,
        met=text(
            f"記事の体験談{len(stories)}か所は、どの文でも語りません。食い違いを示すために場所を挙げるものは{named}です。"
            "写真や体験談を入れる欄はありません。",
            f"No sentence tells the {len(stories)} testimonials of the articles; {named} of their places are "
            "cited only where something is contradicted. There is no field for a story or a photo.",
        ),
        not_met=text(
            f"体験談を使う文: {told}。一番などの言葉がある文: {loud}。",
            f"Places of testimonials used: {told}. Texts with words such as “number one”: {loud}.",
        ),
    )


def invites_to_no_treatment(subject: Subject) -> Verdict:
    """J3: only who invites to a treatment has to state these things."""
    if settings.CLINIC_MODE:
        return Verdict(
            "needs-people",
            text(
                f"診療所の価格は、要る{len(OFFER)}の項目がそろい、別の人が承認するまで公開されません。"
                "中身が正しいかは法律の専門家が確かめる必要があります。",
                f"A clinic's price is not published until {len(OFFER)} items are there and another person "
                "approves it. Whether they are right has to be checked by a lawyer.",
            ),
        )
    if draws_to_no_clinic(subject).state == "met":
        return Verdict(
            "does-not-apply",
            text(
                "特定の診療所の版ではなく、どの治療にも誘いません。",
                "This is not the edition of a clinic, and nobody is invited to a treatment.",
            ),
        )
    return Verdict(
        "not-met",
        text(
            "J1を満たさないのに、要る項目をまとめて載せる欄がありません。",
            "J1 is not met, and there is no place that holds what would have to be stated.",
        ),
    )


def waits_for_the_authority(subject: Subject) -> Verdict:
    """J8: rules hold no number and name public places; whether it is a device only the authority can say."""
    if {"score", "weight"} & set(Rule.model_fields):
        return Verdict("not-met", text("規則に点数があります。", "Rules hold scores."))
    total = len(subject.aid.rules)
    return Verdict(
        "needs-people",
        text(
            f"{total}の規則は点数も順位も出さず、公開された文章の場所を示します。医療機器に当たるかどうかは、国への問い合わせがまだ残っています。",
            f"The {total} rules give no score and no rank and name a public place. Whether this is a medical "
            "device is still to be asked of the authority.",
        ),
    )


def stores_no_answers(subject: Subject) -> Verdict:
    """J9: no table of the pages for patients exists, so nothing can be kept."""
    tables = [
        model._meta.label
        for name in ("questionnaire", "summary")
        for model in apps.get_app_config(name).get_models()
    ]
    if apps.is_installed("decisionaid.sharing"):
        reason = text(
            "本人が医療機関と共有する時の同意の文を、法律の専門家が確かめる必要があります。",
            "The words of consent for sharing with a clinic have to be checked by a lawyer.",
        )
        return Verdict("needs-people", reason)
    return judge(
        not tables,
        met=text(
            "質問とまとめのページは保存の表を持たず、答えは本人の端末の暗号化されたクッキーだけにあります。",
            "The pages have no table to store in; answers are only in the person's own encrypted cookie.",
        ),
        not_met=text(f"保存の表: {len(tables)}。", f"Tables that store: {len(tables)}."),
    )
