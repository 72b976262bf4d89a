"""What error pages say, in both languages: what happened, and what to do.

They stand here and not in the catalogue of translations, because a page shows both languages at once and must
not depend on anything that may be broken.
"""

from dataclasses import dataclass

from decisionaid.domain.base import Text


@dataclass(frozen=True)
class ErrorText:
    """`happened` tells the cause in plain words, `to_do` the next step."""

    heading: Text
    happened: Text
    to_do: Text


BAD_REQUEST = ErrorText(
    heading=Text(ja="この操作は受け取れませんでした", en="This request could not be read"),
    happened=Text(
        ja="送られた内容が、このサイトの形と合いませんでした。",
        en="What was sent does not have the form that this site expects.",
    ),
    to_do=Text(
        ja="前のページに戻り、読み込み直して、もう一度お試しください。",
        en="Go back, reload the page and try again.",
    ),
)
FORBIDDEN = ErrorText(
    heading=Text(ja="このページは開けません", en="You may not open this page"),
    happened=Text(ja="このページを開く権限がありません。", en="You do not have permission for this page."),
    to_do=Text(
        ja="スタッフの方は、ログインし直すか、管理者に権限をご確認ください。",
        en="If you are clinic staff, log in again or ask your administrator for the permission.",
    ),
)
CSRF = ErrorText(
    heading=Text(ja="安全の確認ができず、送信を止めました", en="A safety check stopped the sending"),
    happened=Text(
        ja="ページを開いてから時間がたったか、別の画面で操作が進んでいます。",
        en="The page was open for a long time, or another window went on in the meantime.",
    ),
    to_do=Text(
        ja="前のページに戻り、読み込み直して、もう一度送信してください。これまでの回答は残っています。",
        en="Go back, reload the page and send again. Your answers so far are kept.",
    ),
)
COOKIES_BLOCKED = ErrorText(
    heading=Text(ja="クッキーが使えないため、進めません", en="Cookies are blocked, so this cannot go on"),
    happened=Text(
        ja="答えは、このブラウザーのクッキーの中だけに置きます。ブラウザーは、それを受け取りませんでした。",
        en="Your answers are kept only in a cookie of this browser. The browser did not accept it.",
    ),
    to_do=Text(
        ja="ブラウザーの設定でこのサイトのクッキーを許すか、ほかのブラウザーで開いてください。"
        "「すべての質問」のページは、クッキーがなくても読めます。",
        en="Allow cookies of this site in the settings of the browser, or use another browser. "
        "The page “All questions” can be read without cookies.",
    ),
)
NOT_FOUND = ErrorText(
    heading=Text(ja="このページは見つかりません", en="This page was not found"),
    happened=Text(
        ja="アドレスが違うか、ページがなくなりました。",
        en="The address is wrong, or the page no longer exists.",
    ),
    to_do=Text(
        ja="アドレスを確かめるか、はじめのページからお進みください。",
        en="Check the address, or begin at the start page.",
    ),
)
NOT_ALLOWED = ErrorText(
    heading=Text(ja="このページは、直接は開けません", en="This page cannot be opened directly"),
    happened=Text(
        ja="ここは、ボタンを押したときにだけ使われるアドレスです。",
        en="This address is used only when a button is pressed.",
    ),
    to_do=Text(
        ja="前のページに戻ってボタンを押すか、はじめのページからお進みください。",
        en="Go back and press the button, or begin at the start page.",
    ),
)
TOO_LARGE = ErrorText(
    heading=Text(ja="送られた内容が大きすぎます", en="Too much was sent at once"),
    happened=Text(
        ja="このサイトが受け取れる大きさを超えていたため、何も受け取っていません。",
        en="It is more than this site accepts, so nothing of it was taken.",
    ),
    to_do=Text(
        ja="前のページに戻り、文章を短くして、もう一度送信してください。",
        en="Go back, make the text shorter and send again.",
    ),
)
TOO_MANY = ErrorText(
    heading=Text(ja="短い間に操作が多すぎました", en="Too many tries in a short time"),
    happened=Text(
        ja="同じ操作がくり返されたため、しばらく受け付けを止めています。",
        en="The same step was repeated often, so it is stopped for a while.",
    ),
    to_do=Text(ja="数分待ってから、もう一度お試しください。", en="Wait a few minutes, then try again."),
)
SERVER_ERROR = ErrorText(
    heading=Text(ja="サイトに問題が起きました", en="Something went wrong on this site"),
    happened=Text(
        ja="この操作は終わりませんでした。原因はこのサイトにあり、あなたの操作ではありません。",
        en="This step was not finished. The cause is this site, not what you did.",
    ),
    to_do=Text(
        ja="少し待って、ページを読み込み直してください。続くときは、このサイトを案内した医療機関にお知らせください。",
        en="Wait a little and reload the page. If it goes on, please tell the clinic that pointed you here.",
    ),
)
UNAVAILABLE = ErrorText(
    heading=Text(ja="いまは、このページを使えません", en="This page cannot be used at the moment"),
    happened=Text(
        ja="データベースにつながらないか、書き込めません。患者さんの質問とまとめのページは、そのまま使えます。",
        en="The database cannot be reached or written. Patients can still use questions and summary.",
    ),
    to_do=Text(
        ja="1分ほど待って、ページを読み込み直してください。",
        en="Wait about a minute and reload the page.",
    ),
)
NOT_READY = ErrorText(
    heading=Text(ja="まだ準備中です", en="Not ready yet"),
    happened=Text(
        ja="質問と資料がまだ公開されていません。", en="The questions and sources are not published yet."
    ),
    to_do=Text(
        ja="しばらくしてから、もう一度開いてください。急ぐ症状があるときは、待たずに医師に連絡してください。"
        "救急のときは119に電話してください。",
        en="Please open this page again a little later. If you have urgent signs, do not wait: "
        "contact a doctor. In an emergency in Japan, call 119.",
    ),
)
