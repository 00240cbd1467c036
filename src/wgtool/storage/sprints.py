"""The weeks of a sprint: a folder with one file a week, or tables in the programme file itself."""

import re
from collections.abc import Iterable, Iterator, Mapping

from wgtool.domain.programme import KeyPath, Week
from wgtool.errors import ProgrammeError
from wgtool.storage.models import WEEK
from wgtool.storage.sources import Sources, week_files
from wgtool.storage.toml_files import Definitions, unread
from wgtool.texts.say import Message, Problem, msg

# The name of the sprint that stands in the programme file: no folder can be called so.
INLINE = ""

# A table of weeks: its file, its place there, and the weeks it stands for.
Found = tuple[Definitions, KeyPath, tuple[Week, ...]]


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
        # By sprint, the weeks of files with mistakes: such a week is not missing.
        self._broken: dict[str, set[int]] = {}

    def inline(self, tables: tuple[tuple[Week, ...], ...]) -> tuple[Week, ...]:
        """Return the weeks of the programme file’s own tables; what is wrong is added to `problems`."""
        found = ((self.main, ("weeks", index), weeks) for index, weeks in enumerate(tables))
        return self._in_order(INLINE, ("weeks",), found) if tables else ()

    def folder(self, name: str, named_by: KeyPath) -> tuple[Week, ...]:
        """Return the weeks of a folder’s files; what is wrong is added to `problems`.

        Args:
            name: The folder’s name.
            named_by: The key of the programme file that asks for it.
        """
        return self._in_order(name, named_by, self._files(name, named_by))

    def place(self, name: str, number: int) -> tuple[Definitions, KeyPath]:
        """Return the file of a week and the path of its table there."""
        return self._places[name, number]

    def _in_order(self, name: str, named_by: KeyPath, tables: Iterable[Found]) -> tuple[Week, ...]:
        weeks: dict[int, Week] = {}
        for file, base, several in tables:
            for week in several:
                if week.number in weeks:
                    first, _ = self._places[name, week.number]
                    message = msg("definition.week_twice", week=week.number, file=first.path.name)
                    self.problems.append(file.problem((*base, "week"), message))
                else:
                    weeks[week.number] = week
                    self._places[name, week.number] = (file, base)
        self._gaps(weeks, name, named_by)
        return tuple(week for _, week in sorted(weeks.items()))

    def _gaps(self, weeks: Mapping[int, object], name: str, named_by: KeyPath) -> None:
        missing = sorted(set(range(1, max(weeks, default=0) + 1)) - set(weeks) - self._broken.get(name, set()))
        if missing:
            self._add(named_by, msg("definition.week_gap", weeks=missing, sprint=name or "[[weeks]]"))
        elif not weeks and not self.problems:
            self._add(named_by, msg("definition.no_weeks", sprint=name or "[[weeks]]"))

    def _add(self, path: KeyPath, message: Message) -> None:
        self.problems.append(self.main.problem(path, message))

    def _files(self, name: str, named_by: KeyPath) -> Iterator[Found]:
        folder = self.main.path.parent / name
        try:
            names = week_files(folder)
        except (OSError, ValueError):
            # Of a name with a NUL in it Python says ValueError.
            self._add(named_by, msg("definition.no_folder", folder=str(folder)))
            return
        self.sources.saw_folder(folder, names)
        for path in (folder / name for name in names):
            try:
                file = Definitions(path)
            except ProgrammeError as error:
                self.problems += unread(path, error)
                self._broken.setdefault(name, set()).update(_claimed(path.stem))
                continue
            self.sources.saw_file(path, file.data)
            self.files.append(file)
            checked, problems = file.check(WEEK)
            self.problems += problems
            if checked is not None:
                yield file, (), checked
            else:
                self._broken.setdefault(name, set()).update(_claimed(path.stem, file.tables.get("week")))


def _claimed(stem: str, week: object = None) -> set[int]:
    """Return the weeks for which a file is meant, by its name and by what it says of itself."""
    said = week if isinstance(week, list) else [week]
    return {int(number) for number in re.findall("[0-9]{1,2}", stem)} | {one for one in said if isinstance(one, int)}
