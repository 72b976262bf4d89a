"""What the codes of the audit list mean, in both languages; a test holds that no code is without words."""

from django.utils import translation

from decisionaid.domain.base import Text
from decisionaid.releases.events import PREFIX
from decisionaid.releases.models import ReleaseEvent

WORDS: dict[str, Text] = {
    "login": Text(ja="ログイン", en="Log in"),
    "logout": Text(ja="ログアウト", en="Log out"),
    "page.refused": Text(ja="権限のないページを開こうとした", en="Page without permission"),
    "password.changed": Text(ja="パスワードを変えた", en="Password changed"),
    "second_factor.app_added": Text(ja="認証アプリを登録した", en="Authenticator app added"),
    "second_factor.app_removed": Text(ja="認証アプリを外した", en="Authenticator app removed"),
    "second_factor.key_added": Text(ja="セキュリティキーを登録した", en="Security key added"),
    "second_factor.key_removed": Text(ja="セキュリティキーを外した", en="Security key removed"),
    "second_factor.recovery_codes_made": Text(ja="リカバリーコードを作った", en="Recovery codes made"),
    "person.invited": Text(ja="人を招いた", en="Person invited"),
    "person.invitation_used": Text(ja="招待のリンクを使った", en="Invitation used"),
    "person.roles_changed": Text(ja="役割を変えた", en="Roles changed"),
    "person.access_reset": Text(ja="ログインの手段を作り直した", en="Access made anew"),
    "person.activated": Text(ja="使えるようにした", en="Person activated"),
    "person.deactivated": Text(ja="使えないようにした", en="Person deactivated"),
    "shared_summary.created": Text(ja="まとめが共有された", en="Summary shared by a patient"),
    "shared_summary.opened": Text(ja="共有されたまとめを開いた", en="Shared summary opened"),
    "shared_summary.findings_read": Text(
        ja="共有されたまとめの結果を読んだ", en="Findings of a shared summary read"
    ),
    "shared_summary.printed": Text(ja="共有されたまとめを印刷した", en="Shared summary printed"),
    "shared_summary.noted": Text(ja="共有されたまとめにメモを書いた", en="Note on a shared summary"),
    "shared_summary.viewed": Text(ja="共有されたまとめを見た", en="Shared summary seen"),
    "shared_summary.deleted": Text(ja="共有されたまとめを消した", en="Shared summary deleted"),
    "shared_summary.purged": Text(ja="期限の切れたまとめを消した", en="Expired summaries deleted"),
    "audit.exported": Text(ja="操作の記録を書き出した", en="Audit list exported"),
    "content.exported": Text(ja="内容を書き出した", en="Content exported"),
    "clinic.profile_changed": Text(ja="診療所の情報を変えた", en="Clinic's data changed"),
    "clinic.logo_changed": Text(ja="診療所のロゴを変えた", en="Clinic's logo changed"),
    "clinic.logo_taken_out": Text(ja="診療所のロゴを外した", en="Clinic's logo taken out"),
    "clinic.price_added": Text(ja="診療所の料金を加えた", en="Clinic's price added"),
    "clinic.price_changed": Text(ja="診療所の料金を変えた", en="Clinic's price changed"),
    "clinic.price_deleted": Text(ja="診療所の料金を消した", en="Clinic's price deleted"),
    "clinic.proposed": Text(ja="診療所の情報の公開を申し出た", en="Clinic's data proposed"),
    "clinic.sent_back": Text(ja="診療所の情報を差し戻した", en="Clinic's data sent back"),
    "clinic.published": Text(ja="診療所の情報を公開した", en="Clinic's data published"),
    "clinic.prices_withdrawn": Text(ja="診療所の料金をすべて下ろした", en="Clinic's prices withdrawn"),
    "report.received": Text(ja="間違いや安全の知らせを受け取った", en="Report received"),
    "report.viewed": Text(ja="知らせを読んだ", en="Report read"),
    "report.changed": Text(ja="知らせの扱いを変えた", en="Report's state changed"),
    "report.purged": Text(ja="期限の切れた知らせを消した", en="Expired reports deleted"),
    "statistics.exported": Text(ja="統計を書き出した", en="Statistics exported"),
    "database.restored": Text(ja="控えからデータベースを戻した", en="Database restored from a backup"),
    "data_keys.rotated": Text(ja="暗号の鍵を替えた", en="Data keys changed"),
}


def words_of(action: str) -> str:
    """Give the words for a code in the reader's language; a code of old that nobody knows stays itself."""
    if action in WORDS:
        return WORDS[action].in_language(translation.get_language() or "ja")
    steps = dict(ReleaseEvent.Action.choices)
    return str(steps.get(action.removeprefix(PREFIX), action)) if action.startswith(PREFIX) else action
