"""HiGHS, by `highspy`: one thread, one seed, no gap. Nothing else knows of it."""

from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any

from wgtool.domain.allocation.linear import Costs, Found, Linear
from wgtool.errors import Refused


def _waited_for(action: Callable[[], object]) -> None:
    """Run what takes long beside this thread, so that Ctrl-C is heard while it runs."""
    beside = Thread(target=action, daemon=True)
    beside.start()
    while beside.is_alive():
        beside.join(_MOMENT)


# Seconds between two looks for Ctrl-C, on systems where waiting cannot be interrupted.
_MOMENT = 0.1


class Highs:
    """The solver; to make it prints a line to standard output.

    Solutions to start from are never given: some versions answer wrongly then.

    Raises:
        Refused: It is not installed.
    """

    def __init__(self) -> None:
        try:
            import highspy  # noqa: PLC0415 - heavy, and installed only where it is asked for
        except ModuleNotFoundError as error:
            raise Refused("allocate.no_solver") from error
        self._library: Any = highspy
        # The first one made prints the library’s name.
        self._library.Highs()

    def best(self, linear: Linear, costs: Costs, seconds: float, *, whole: bool) -> Found:
        """Return what costs least; `whole` asks for whole numbers where these are wanted."""
        solver = self._opened(linear, costs, whole=whole)
        return self._run(solver, seconds, whole=whole)

    def turns(self, linear: Linear) -> "_Turns":
        """Return the programme without whole numbers, to be solved for one cost after the other."""
        return _Turns(self, linear)

    def _opened(self, linear: Linear, costs: Costs, *, whole: bool) -> Any:  # noqa: ANN401 - the library is not typed
        import numpy as np  # noqa: PLC0415 - comes with the solver

        kinds = self._library
        lp = kinds.HighsLp()
        lp.num_col_, lp.num_row_ = len(linear.lower), len(linear.row_lower)
        cost = np.zeros(lp.num_col_)
        for column, number in costs.items():
            cost[column] = number
        lp.col_cost_ = cost
        lp.col_lower_, lp.col_upper_ = np.array(linear.lower, float), np.array(linear.upper, float)
        lp.row_lower_, lp.row_upper_ = np.array(linear.row_lower, float), np.array(linear.row_upper, float)
        lp.a_matrix_.format_ = kinds.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(linear.starts, np.int32)
        lp.a_matrix_.index_ = np.array(linear.index, np.int32)
        lp.a_matrix_.value_ = np.array(linear.factors, float)
        if whole:
            lp.integrality_ = [
                kinds.HighsVarType.kInteger if one else kinds.HighsVarType.kContinuous for one in linear.whole
            ]
        solver = kinds.Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.0),
        ):
            solver.setOptionValue(option, value)
        solver.passModel(lp)
        return solver

    def _run(self, solver: Any, seconds: float, *, whole: bool) -> Found:  # noqa: ANN401 - the library is not typed
        # The solver counts its time from when it was made.
        solver.setOptionValue("time_limit", solver.getRunTime() + max(0.01, seconds))
        _waited_for(solver.run)
        state, kinds = solver.getModelStatus(), self._library.HighsModelStatus
        info = solver.getInfo()
        if state in {kinds.kInfeasible, kinds.kUnboundedOrInfeasible}:
            return Found("none", [], 0, [], [])
        has = state == kinds.kOptimal or (whole and info.primal_solution_status == 2)  # noqa: PLR2004 - feasible
        solution = solver.getSolution() if has else None
        numbers = list(solution.col_value) if solution is not None else []
        if whole:
            return Found("best" if state == kinds.kOptimal else "late", numbers, info.mip_dual_bound, [], [])
        if state == kinds.kModelEmpty:
            return Found("best", [0.0] * solver.getNumCol(), 0, [0.0] * solver.getNumCol(), [])
        if solution is None:
            return Found("late", [], float("-inf"), [], [])
        value = info.objective_function_value
        return Found("best", numbers, value, list(solution.col_dual), list(solution.row_dual))


class _Turns:
    """One model that is kept and solved again for other costs, each time from where it stands."""

    def __init__(self, highs: Highs, linear: Linear) -> None:
        self._highs = highs
        self._all = linear
        rest, self._free = linear.rest()
        self._numbers = {column: number for number, column in enumerate(self._free)}
        self._solver = highs._opened(rest, {}, whole=False)  # noqa: SLF001 - of this module
        self._costs: list[int] = []

    def best(self, costs: Costs, seconds: float) -> Found:
        """Return what costs least; all columns that cost are free."""
        for number in self._costs:
            self._solver.changeColCost(number, 0.0)
        self._costs = [self._numbers[column] for column in costs]
        for number, cost in zip(self._costs, costs.values(), strict=True):
            self._solver.changeColCost(number, float(cost))
        found = self._highs._run(self._solver, seconds, whole=False)  # noqa: SLF001 - of this module
        if found.state != "best":
            return found
        numbers = self._all.lower.copy()
        for column, value in zip(self._free, found.numbers, strict=True):
            numbers[column] = value
        return found._replace(numbers=numbers)

    def fix(self, column: int, number: float) -> None:
        """Settle a column."""
        self._solver.changeColBounds(self._numbers[column], number, number)

    def row(self, terms: Mapping[int, float], number: float) -> None:
        """Settle a sum of free columns."""
        import numpy as np  # noqa: PLC0415 - comes with the solver

        index = np.array([self._numbers[column] for column in terms], np.int32)
        self._solver.addRow(number, number, len(terms), index, np.array(list(terms.values()), float))
