"""Plan 785 of Quang Nam: who reported in time, what was pledged, who found work."""
