"""The text a person agrees to before sharing, by version. A version that was used is never changed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from decisionaid.domain.base import Text


@dataclass(frozen=True)
class Consent:
    """Headed sentences, and the words beside the box to tick; {clinic}, {until} and {days} are filled in."""

    points: tuple[tuple[Text, Text], ...]
    agree: Text


CONSENT_VERSION: Final = "2"
# Personal Information Protection Act: health answers are acquired only with consent, for a named purpose.
CONSENTS: Final = {
    "1": Consent(
        points=(
            (
                Text(ja="送るもの", en="What is sent"),
                Text(
                    ja="あなたの回答、大切にしたいこと、選んだ質問、言語、日付を送ります。名前は送りません。"
                    "PDFに自由に書いた文も送りません。",
                    en="Your answers, what matters to you, the questions you chose, the language and the"
                    " date. No name is sent, and nothing that you wrote freely for the PDF.",
                ),
            ),
            (
                Text(ja="受け取る人", en="Who receives it"),
                Text(
                    ja="{clinic}のスタッフだけです。コードを知っている受付と医師が開けます。",
                    en="Only the staff of {clinic}: reception and clinicians who are given the code.",
                ),
            ),
            (
                Text(ja="使いみち", en="What it is used for"),
                Text(
                    ja="あなたとの話し合いの準備に使います。医師は短いメモを付けることがあります。",
                    en="To prepare the talk with you. A clinician may add a short note.",
                ),
            ),
            (
                Text(ja="いつまで", en="Until when"),
                Text(
                    ja="{until}までです({days}日間)。その後は消されます。",
                    en="Until {until} ({days} days). Then it is deleted.",
                ),
            ),
            (
                Text(ja="消しかた", en="How to delete it"),
                Text(
                    ja="コードがあれば、いつでもこのサイトで消せます。医師のメモもいっしょに消えます。"
                    "診療所が印刷した紙やPDFは消えません。",
                    en="With the code you can delete it on this site at any time. A clinician's note goes"
                    " with it. Paper or a PDF that the clinic has printed does not.",
                ),
            ),
            (
                Text(ja="送らなくてもかまいません", en="You do not have to"),
                Text(
                    ja="送るかどうかは自由です。PDFだけを持って行くこともできます。",
                    en="Sharing is your choice. You can also take only the PDF along.",
                ),
            ),
        ),
        agree=Text(
            ja="読みました。{clinic}に送ることに同意します。",
            en="I have read this and agree to share it with {clinic}.",
        ),
    ),
    # The same in substance, also in easy Japanese.
    "2": Consent(
        points=(
            (
                Text(ja="送るもの", en="What is sent", easy="{送|おく}るもの"),
                Text(
                    ja="あなたの回答、大切にしたいこと、選んだ質問、言語、日付を送ります。名前は送りません。"
                    "PDFに自由に書いた文も送りません。",
                    en="Your answers, what matters to you, the questions you chose, the language and the"
                    " date. No name is sent, and nothing that you wrote freely for the PDF.",
                    easy="あなたの{答|こた}えと、{大切|たいせつ}なことを{送|おく}ります。"
                    "{選|えら}んだ{質問|しつもん}、ことば、{日|ひ}にちも{送|おく}ります。"
                    "{名前|なまえ}は{送|おく}りません。"
                    "PDFに{自由|じゆう}に{書|か}いた{文|ぶん}も{送|おく}りません。",
                ),
            ),
            (
                Text(ja="受け取る人", en="Who receives it", easy="{受|う}け{取|と}る{人|ひと}"),
                Text(
                    ja="{clinic}のスタッフだけです。コードを知っている受付と医師が開けます。",
                    en="Only the staff of {clinic}: reception and clinicians who are given the code.",
                    easy="{clinic}で{働|はたら}く{人|ひと}だけです。"
                    "コードを{知|し}っている{受付|うけつけ}と{医師|いし}が{見|み}ます。",
                ),
            ),
            (
                Text(ja="使いみち", en="What it is used for", easy="{使|つか}いみち"),
                Text(
                    ja="あなたとの話し合いの準備に使います。医師は短いメモを付けることがあります。",
                    en="To prepare the talk with you. A clinician may add a short note.",
                    easy="あなたと{話|はな}す{準備|じゅんび}に{使|つか}います。"
                    "{医師|いし}が{短|みじか}いメモを{書|か}くことがあります。",
                ),
            ),
            (
                Text(ja="いつまで", en="Until when", easy="いつまで"),
                Text(
                    ja="{until}までです({days}日間)。その後は消されます。",
                    en="Until {until} ({days} days). Then it is deleted.",
                    easy="{until}までです({days}{日間|にちかん})。そのあと{消|き}えます。",
                ),
            ),
            (
                Text(ja="消しかた", en="How to delete it", easy="{消|け}しかた"),
                Text(
                    ja="コードがあれば、いつでもこのサイトで消せます。医師のメモもいっしょに消えます。"
                    "診療所が印刷した紙やPDFは消えません。",
                    en="With the code you can delete it on this site at any time. A clinician's note goes"
                    " with it. Paper or a PDF that the clinic has printed does not.",
                    easy="コードがあれば、いつでもこのサイトで{消|け}せます。"
                    "{医師|いし}のメモも、いっしょに{消|き}えます。"
                    "{病院|びょういん}が{印刷|いんさつ}した{紙|かみ}やPDFは、{消|き}えません。",
                ),
            ),
            (
                Text(
                    ja="送らなくてもかまいません",
                    en="You do not have to",
                    easy="{送|おく}らなくても いいです",
                ),
                Text(
                    ja="送るかどうかは自由です。PDFだけを持って行くこともできます。",
                    en="Sharing is your choice. You can also take only the PDF along.",
                    easy="{送|おく}るかどうかは、{自分|じぶん}で{決|き}めます。"
                    "PDFだけを{持|も}って{行|い}くことも できます。",
                ),
            ),
        ),
        agree=Text(
            ja="読みました。{clinic}に送ることに同意します。",
            en="I have read this and agree to share it with {clinic}.",
            easy="{読|よ}みました。{clinic}に{送|おく}っても いいです。",
        ),
    ),
}


def fill_consent(
    *, version: str, language: str, clinic: str, until: date, days: int
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give the points of a version in one language, and the words beside the box."""
    consent, words = CONSENTS[version], {"clinic": clinic, "until": until.isoformat(), "days": days}
    points = tuple(
        (heading.in_language(language), text.in_language(language).format(**words))
        for heading, text in consent.points
    )
    return points, consent.agree.in_language(language).format(**words)
