"""An invented world in PeeringDB's shape: places, names, presence, records. Standard library only."""
