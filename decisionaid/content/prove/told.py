"""The proof as lines for people: one for each of the eight properties that does not hold."""

from decisionaid.content.prove.proof import Proof
from decisionaid.content.prove.run import prove
from decisionaid.content.prove.space import TooLarge
from decisionaid.content.wording import Said, say
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import compile_aid


def prove_aid(aid: DecisionAid) -> tuple[Said, ...]:
    """Give a line for each of the eight properties that does not hold."""
    try:
        proofs = prove(compile_aid(aid))
    except TooLarge as error:
        return (error.why,)
    return tuple(_tell(proof) for proof in proofs if proof.holds is not True)


def _tell(proof: Proof) -> Said:
    named = {"id": proof.id, "title": proof.title, "claim": proof.claim}
    example = proof.counter_example
    if example is None:
        return say("property-broken", **named)
    return say("property-broken-by", **named, breaks=example.breaks, answers=example.answers)
