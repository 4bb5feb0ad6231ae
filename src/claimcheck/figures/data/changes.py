"""Words that give a change its direction (lower-case). Verbs list their forms by hand where they are irregular."""

from __future__ import annotations

_UP_VERBS = """rise rises rose risen rising; increase increases increased increasing; grow grows grew grown growing;
    gain gains gained gaining; climb climbs climbed climbing; jump jumps jumped jumping; surge surges surged surging;
    soar soars soared soaring; advance advances advanced advancing; rally rallies rallied rallying; add adds added
    adding;
    expand expands expanded expanding; swell swells swelled swelling; rocket rockets rocketed; skyrocket skyrocketed;
    leap leaps leapt leaped leaping; spike spikes spiked spiking; rebound rebounds rebounded rebounding;
    recover recovers recovered; edge-up; widen widens widened widening; strengthen strengthens strengthened; improve
    improves improved improving; accelerate accelerates accelerated; balloon ballooned; boost boosts boosted boosting;
    raise raises raised raising; hike hikes hiked hiking; lift lifts lifted lifting; outperform outperformed;
    appreciate appreciated; up; higher; upped; bounce bounced"""
_DOWN_VERBS = """fall falls fell fallen falling; decrease decreases decreased decreasing; decline declines declined
    declining; drop drops dropped dropping; slip slips slipped slipping; slide slides slid sliding; plunge plunges
    plunged
    plunging; sink sinks sank sunk sinking; tumble tumbles tumbled tumbling; shrink shrinks shrank shrunk shrinking;
    lose loses lost losing; shed sheds shedding; dip dips dipped dipping; plummet plummets plummeted plummeting;
    contracted contracting; slump slumps slumped slumping; ease eases eased easing; retreat retreats
    retreated; cut cuts cutting; reduce reduces reduced reducing; narrow narrows narrowed narrowing; weaken weakened;
    lower lowered lowering; slash slashes slashed slashing; trim trims trimmed trimming; crash crashes crashed; dive
    dived dove; tank tanked; depreciate depreciated; deteriorate deteriorated; collapse collapsed; down; off; dwindle
    dwindled; ebb ebbed; sag sagged; erode eroded; subside subsided; worsen worsened; fewer; shave shaved; knock
    knocked; wipe wiped"""
_UP_NOUNS = """increase rise gain jump surge growth climb hike raise advance upswing rally leap spike uptick rebound
    improvement expansion boost appreciation increases gains rises uplift upturn"""
_DOWN_NOUNS = """decrease fall decline drop loss cut reduction dip slump plunge slide contraction decreases declines
    drops losses cuts falls reductions discount devaluation shrinkage depreciation downturn shortfall haircut slowdown
    collapse tumble"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.replace(";", " ").split())


UP_VERBS = _words(_UP_VERBS)
DOWN_VERBS = _words(_DOWN_VERBS)
UP_NOUNS = _words(_UP_NOUNS)
DOWN_NOUNS = _words(_DOWN_NOUNS)
