"""Reading what a browser would send from a form on a page."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.sent, self.area, self.menu = {}, None, None

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        name = values.get("name")
        if tag == "input" and name and values.get("type") != "submit":
            if values.get("type") != "checkbox" or "checked" in values:
                self.sent[name] = values.get("value", "")
        elif tag == "textarea":
            self.area = name
            self.sent[name] = ""
        elif tag == "select":
            self.menu = name
        elif tag == "option" and self.menu and (self.menu not in self.sent or "selected" in values):
            self.sent[self.menu] = values["value"]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line break after the opening tag and sends the others as CR LF.
            self.sent[self.area] = self.sent[self.area].removeprefix("\n").replace("\n", "\r\n")
            self.area = None
        elif tag == "select":
            self.menu = None

    def handle_data(self, data):
        if self.area:
            self.sent[self.area] += data


def fields_of(html):
    """Give name and value of every field that would be sent, buttons left out."""
    reader = _Fields()
    reader.feed(html)
    return reader.sent
