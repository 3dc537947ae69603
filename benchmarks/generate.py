#!/usr/bin/env python3
"""Makes realistic, invented data in PeeringDB's shape, in any size, the same for the same seed.

    generate.py --networks 35000 --dump DIR         PeeringDB's whole tables: DIR/net-0.json, DIR/netixlan-0.json, ...
    generate.py --presenters 1000 --event DIR       an event: DIR/event.yaml, DIR/submissions, DIR/records

Both may be asked for at once: the presenters are then networks of the tables. Rows are written as they are made, so
memory does not grow with the tables. Python's standard library is all it needs.
"""
import argparse
import sys

from invented.dump import Dump
from invented.event import Event
from invented.world import FULL, World


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", type=int, default=FULL, metavar="N", help=f"size of the world ({FULL})")
    parser.add_argument("--presenters", type=int, default=90, metavar="M", help="who presents at the event (90)")
    parser.add_argument("--presence", choices=["presenters", "everyone"], default="presenters",
                        help="presenters are at more exchanges than most; everyone is like the whole world")
    parser.add_argument("--sessions", type=int, metavar="S", help="sessions of the event (M / 30, at most 24)")
    parser.add_argument("--seed", default="2026", help="another seed, another world (2026)")
    parser.add_argument("--dump", metavar="DIR", help="where the tables go")
    parser.add_argument("--event", metavar="DIR", help="where the event goes")
    options = parser.parse_args()
    if not options.dump and not options.event:
        parser.error("nothing to make: say --dump DIR, --event DIR or both")
    if options.networks < 1 or options.presenters < 1:
        parser.error("there must be at least one network, and one presenter")
    return options


def main():
    options = arguments()
    presenters = options.presenters if options.event else 0
    world = World(max(options.networks, presenters), options.seed)
    event = Event(options.event, world, options.sessions) if options.event else None
    dump = Dump(options.dump, world) if options.dump else None
    count = world.size if dump else presenters
    busy = presenters if options.presence == "presenters" else 0
    for network in world.networks(count, busy):
        if event and network.number < presenters:
            event.add(network)
        if dump:
            dump.add(network)
    if event:
        print(f"{options.event}: {event.finish()} presenters", file=sys.stderr)
    if dump:
        counts = dump.finish()
        print(f"{options.dump}: " + ", ".join(f"{v} {k}" for k, v in counts.items()), file=sys.stderr)


if __name__ == "__main__":
    main()
