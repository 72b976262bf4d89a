"""What is told to authors about their content, in both languages, each under a code.

The checks name a code and its values; the words stand in the tables of this package and nowhere else.
Commands print the English, the panel of the staff asks for the reader's language.
"""

from decisionaid.content.wording.said import KindName, Said, list_codes, say, tell, wording_of
from decisionaid.content.wording.table import Wording

__all__ = ["KindName", "Said", "Wording", "list_codes", "say", "tell", "wording_of"]
