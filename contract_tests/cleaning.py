"""What a run has made is ended and deleted when it is over, as far as the API lets it.

Knows the things that the run itself has created, and nothing else of the server. Answers are not judged.
"""

from __future__ import annotations

from contract_tests.client import Inconclusive, Sender, Spent
from contract_tests.ending import about, ending
from contract_tests.track import Thing, Track

ROOM = 8
"""How many requests one thing may take to go."""

SILENT = 3
"""After how many requests in a row that nothing comes for the rest is left."""


def cleaned(track: Track, sender: Sender) -> None:
    """End and delete everything that the run has made, the newest first. What cannot be sent any more stays."""
    api, graph = track.scene.api, track.graph
    operations = {each.id: each for each in api.operations}
    unanswered = 0
    try:
        for thing in own(track):
            entity = graph.entity(thing.entity)
            for case in ending(api, graph, entity, thing.id):
                sender.send(case)
            for identity in entity.deletes:
                for case in about(graph, operations[identity], entity, thing.id):
                    answer = sender.send(case)
                    unanswered = unanswered + 1 if answer.status == 0 else 0
                    if unanswered >= SILENT:
                        return
    except (Spent, Inconclusive):
        return


def own(track: Track) -> list[Thing]:
    """What the run has made and not deleted yet, the newest first."""
    made = [each for things in track.things.values() for each in things if each.alive and each.born is not None]
    return sorted(made, key=lambda each: -(each.born.number if each.born is not None else 0))
