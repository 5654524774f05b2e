"""The figures that the hub promises, measured: each beside what it is compared with, in the same minutes on the same machine."""
