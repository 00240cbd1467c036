"""The weeks of a sprint: a folder with one file a week, or tables in the programme file itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from wgtool.domain.programme import KeyPath
from wgtool.errors import ProgrammeError
from wgtool.storage.bundles import INLINE, SprintTables
from wgtool.storage.models import ProgrammeFile, WeekTable
from wgtool.storage.sources import Sources, week_files
from wgtool.storage.toml_files import Definitions
from wgtool.texts.say import Message, Problem, msg


class SprintReader:
    """Reads sprints and remembers where each week stands.

    Args:
        main: The programme file; folders are found beside it.
        sources: Told of every file and folder that is read.
    """

    def __init__(self, main: Definitions, sources: Sources) -> None:
        self.main = main
        self.sources = sources
        self.files: list[Definitions] = []
        self.problems: list[Problem] = []
        self._places: dict[tuple[str, int], tuple[Definitions, KeyPath]] = {}

    def read(self, name: str, named_by: KeyPath) -> SprintTables:
        """Return the weeks of one sprint; what is wrong is added to `problems`.

        Args:
            name: The folder’s name, or `INLINE`.
            named_by: The key of the programme file that asks for it.
        """
        tables = list(self._inline() if name == INLINE else self._folder(name, named_by))
        if name == INLINE and not tables:
            # The programme file has mistakes, which are told of there.
            return ()
        weeks: dict[int, Mapping[str, Any]] = {}
        for file, base, checked in tables:
            plain = checked.model_dump(mode="json")
            for number in checked.week:
                if number in weeks:
                    first, _ = self._places[name, number]
                    message = msg("definition.week_twice", week=number, file=first.path.name)
                    self.problems.append(file.problem((*base, "week"), message))
                else:
                    weeks[number] = plain
                    self._places[name, number] = (file, base)
        self._gaps(weeks, name, named_by)
        return tuple(sorted(weeks.items()))

    def place(self, name: str, number: int) -> tuple[Definitions, KeyPath]:
        """Return the file of a week and the path of its table there."""
        return self._places[name, number]

    def _gaps(self, weeks: Mapping[int, object], name: str, named_by: KeyPath) -> None:
        missing = sorted(set(range(1, max(weeks, default=0) + 1)) - set(weeks))
        if missing:
            self._add(named_by, msg("definition.week_gap", weeks=missing, sprint=name or "[[weeks]]"))
        elif not weeks and not self.problems:
            self._add(named_by, msg("definition.no_weeks", sprint=name or "[[weeks]]"))

    def _add(self, path: KeyPath, message: Message) -> None:
        self.problems.append(self.main.problem(path, message))

    def _inline(self) -> Iterator[tuple[Definitions, KeyPath, WeekTable]]:
        # Mistakes in these tables are found with the programme file’s own.
        checked, _ = self.main.check(ProgrammeFile)
        for index, week in enumerate(checked.weeks if checked else ()):
            yield self.main, ("weeks", index), week

    def _folder(self, name: str, named_by: KeyPath) -> Iterator[tuple[Definitions, KeyPath, WeekTable]]:
        folder = self.main.path.parent / name
        if not folder.is_dir():
            self._add(named_by, msg("definition.no_folder", folder=str(folder)))
            return
        names = week_files(folder)
        self.sources.saw_folder(folder, names)
        for path in (folder / name for name in names):
            try:
                file = Definitions(path)
            except ProgrammeError as error:
                self.problems.append(Problem("error", path.name, error.messages[0]))
                continue
            self.sources.saw_file(path, file.data)
            self.files.append(file)
            checked, problems = file.check(WeekTable)
            self.problems += problems
            if checked is not None:
                yield file, (), checked
