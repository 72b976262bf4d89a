"""Looking for words in the bytes of files, however they were written down."""

import base64
import json
import urllib.parse


def forms_of(text):
    """Give the bytes that stand for a text: plain, in JSON, base64 or an address, and UTF-16."""
    plain = text.encode()
    forms = {
        "plain": plain,
        "JSON": json.dumps(text)[1:-1].encode(),
        "urlencoded": urllib.parse.quote(text, safe="").encode(),
        "form": urllib.parse.quote_plus(text, safe="").encode(),
        "small urlencoded": urllib.parse.quote(text, safe="").lower().encode(),
        "hex": plain.hex().encode(),
        "UTF-16": text.encode("utf-16-le"),
    }
    # Base64 depends on how many bytes stand before: the characters that the neighbours share are left out.
    for before in range(3):
        whole = bytes(before) + plain
        inner = slice(-(-before * 8 // 6), len(whole) * 8 // 6)
        for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            forms[f"{name} after {before}"] = encode(whole)[inner]
    return forms


def find(texts, places):
    """Tell which text stands in which place, and how. `places` gives the bytes of each place by its name."""
    wanted = [(text, how, form) for text in texts for how, form in forms_of(text).items()]
    return sorted(
        {(place, text, how) for place, data in places.items() for text, how, form in wanted if form in data}
    )


def read_all(folder):
    """Give the bytes of every file below a folder, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
