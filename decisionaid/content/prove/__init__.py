"""Proof that the rules of an aid have the properties T1 to T8, for every answer set there is.

There are far too many answer sets to try (about 10 to the power of 44), and there is no need to. The
argument, step by step; each step names where the engine makes it true.

1. Answers as the rules see them. `known_answers` works question by question: "not sure", an empty list and
   no answer are the same (unknown), "not applicable" is the same as "no". `values.Values` lists every answer
   that may be given to a question, all numbers and all lists of choices among them, and puts each through
   `known_answers`. So the different values of one question are known exactly.
2. What opens. Which questions are read (`asked`) and which options are shown (`options_for`) depends on the
   concern (`conditions`) alone. `AnswerSpace.opened` works both out for every answer to it.
3. Checks. `evaluate` tests a consistency check on the answers as given, never on doubtful ones. Its truth
   depends on the questions it names and on the concern. Doubt is not passed on: which answers a check puts
   in doubt does not depend on other checks.
4. Rules. A rule is judged by its truth in two readings: as given, and with doubtful answers unknown. The
   first depends on its own questions and the concern; the second also on whether one of its own questions is
   in doubt, that is on the checks that list one of them under `doubtful`, and so on the questions these name.
   What a rule finds for an option is therefore fixed by the joint space of: its own questions, those of the
   checks that can put one of them in doubt, and the concern. No other answer can change it.
   `group.Group` takes these questions, and no more.
5. Classes. Two values of a question are put together only if every condition in this joint space (of the
   rule and of its checks) gives the same truth for both, whatever its other questions are answered, and, for
   the concern, if they open the same questions of the space and show the same options. The conditions are
   asked themselves, for every value; nothing is assumed about them. (So numbers are cut at their bounds, and
   choices that no rule names fall together, by the conditions' own answers.) What is judged for one member
   of a class therefore holds for all.
6. All combinations. `joint.JointRule` judges the rule for all combinations of classes, one bit each, with the
   conditions of the compiled aid and the judgement of the engine (`engine.evaluate.judge`). Only "any of all
   of" and "hidden when in doubt" are written a second time, on sets of bits; T1 holds the outcome against
   whole evaluations spread over every joint space, and the tests against thousands of random answer sets.
7. Properties of one answer set (T1, T4, T5, T7) are about one rule and one option at a time, so steps 4 to 6
   cover them. Properties of two answer sets (T2, T3) compare what the same rule finds for the same option
   before and after a change. If the changed question is outside the joint space of the rule, nothing changes
   (step 4); if it is inside, both answer sets are combinations of it. T2 changes any number of questions at
   once. T3 changes one, and by going on from there any number, as "never removes" can be chained. Changes
   are taken value by value and then told as changes of classes, so none is lost in step 5.
8. Urgent signs (T6) are read from their question and the concern alone: all sets of signs are evaluated
   beside every concern. T8 is about texts: those of the aid, and wording handed in by the caller.

What is not proved here: that pages and PDF show what the engine finds (tests of `summary`), that the rules
say what the sources say (tests against the ledger), that the list of urgent signs is complete (clinicians).
"""

from decisionaid.content.prove.proof import CounterExample, Proof
from decisionaid.content.prove.run import prove
from decisionaid.content.prove.space import TooLarge

__all__ = ["CounterExample", "Proof", "TooLarge", "prove"]
