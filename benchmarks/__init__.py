"""What the aid costs, measured side by side with the floor of the framework and with what others would pick.

`python -m benchmarks` measures in one run, variants in turn; ratios count, absolute times are of one machine.
"""
