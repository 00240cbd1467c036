"""The programme from its files: the programme file, the organisations’ and the weeks’ beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from wgtool.domain.programme import Group, KeyPath, Programme, Week
from wgtool.domain.soundness import Fault, faults
from wgtool.errors import ProgrammeError
from wgtool.storage.models import ORGANISATIONS, PROGRAMME, OrganisationsFile, ProgrammeFile
from wgtool.storage.sources import Sources
from wgtool.storage.sprints import INLINE, SprintReader
from wgtool.storage.toml_files import Definitions, unread
from wgtool.texts.say import Message, Problem, Severity, msg


class ProgrammeReader:
    """Reads a programme’s files and knows where in them everything stands.

    Args:
        path: The programme file.

    Raises:
        ProgrammeError: It is missing, cannot be read, or is not TOML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources = Sources(path.parent)
        # The checked form goes by this file’s own fingerprint: it needs no note of it.
        self.main = Definitions(path)
        self.organisations: Definitions | None = None
        self.sprints = SprintReader(self.main, self.sources)

    def programme(self) -> Programme:
        """Return the programme.

        Raises:
            ProgrammeError: With every mistake in every file.
        """
        checked, problems = self.main.check(PROGRAMME)
        names = self._sprint_names()
        inline = self.sprints.inline(checked.weeks) if checked and INLINE in names else ()
        folders = {name: self.sprints.folder(name, key) for name, key in names.items() if name != INLINE}
        directory, others = self._directory(checked)
        problems += self.sprints.problems + others
        if checked is None or problems:
            raise ProgrammeError.found(problems)
        programme = _assembled(checked, directory, {INLINE: inline, **folders})
        problems = [self.located(fault, programme) for fault in faults(programme)]
        if problems:
            raise ProgrammeError.found(problems)
        return programme

    def missing_languages(self) -> Iterator[Problem]:
        """Yield a warning for each text that is in one language only."""
        beside = [self.organisations] if self.organisations else []
        for file in (self.main, *beside, *self.sprints.files):
            for path, language in _half_texts(file.tables):
                message = msg("definition.one_language", missing=msg(f"language.{language}"))
                yield file.problem(path, message, "warning")

    def _sprint_names(self) -> dict[str, KeyPath]:
        """Return the sprints that the file names, each with the key that does."""
        tables = self.main.tables
        programme = tables.get("programme")
        names: dict[str, KeyPath] = {}
        if isinstance(programme, dict) and isinstance(programme.get("sprint"), str):
            names[programme["sprint"]] = ("programme", "sprint")
            if "weeks" in tables:
                self._main_problem(("programme", "sprint"), msg("definition.sprint_and_weeks"))
        elif "weeks" in tables:
            names[INLINE] = ("weeks",)
        groups = tables.get("groups")
        for index, group in enumerate(groups if isinstance(groups, list) else []):
            if isinstance(group, dict):
                own = group.get("sprint")
                if isinstance(own, str):
                    names.setdefault(own, ("groups", index, "sprint"))
                elif isinstance(programme, dict) and "sprint" not in programme and "weeks" not in tables:
                    self._main_problem(("groups", index), msg("definition.no_sprint"))
        return names

    def _main_problem(self, path: KeyPath, message: Message) -> None:
        self.sprints.problems.append(self.main.problem(path, message))

    def _directory(self, checked: ProgrammeFile | None) -> tuple[OrganisationsFile, list[Problem]]:
        """Return the organisations, from the file that the programme names or from the programme itself."""
        programme = self.main.tables.get("programme")
        named = programme.get("organisations") if isinstance(programme, dict) else None
        if not isinstance(named, str):
            own = checked and OrganisationsFile(checked.programme.organisations, checked.programme.ambiguous)
            return own or OrganisationsFile(), []
        path = self.path.parent / named
        try:
            self.organisations = Definitions(path)
        except ProgrammeError as error:
            # That a file is not there is a mistake of the one that names it.
            missing = [self.main.problem(("programme", "organisations"), error.messages[0])]
            return OrganisationsFile(), unread(path, error) if _is_there(path) else missing
        self.sources.saw_file(path, self.organisations.data)
        directory, problems = self.organisations.check(ORGANISATIONS)
        return directory or OrganisationsFile(), problems

    def located(self, fault: Fault, programme: Programme, severity: Severity = "error") -> Problem:
        """Return a fault with the file and line of its key."""
        file, path = self._place(fault.path, programme)
        return file.problem(path, fault.message, severity)

    def _place(self, path: KeyPath, programme: Programme) -> tuple[Definitions, KeyPath]:
        if path[0] == "sprint":
            index, number, *rest = path[1:]
            name = _sprint_of(programme, programme.groups[int(index)])
            file, base = self.sprints.place(name, int(number))
            return file, (*base, *rest)
        if path[0] in {"organisations", "ambiguous_organisations"}:
            if self.organisations is not None:
                return self.organisations, path
            path = ("programme", *path)
        return self.main, path


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name that is too long for the system.
        return False


def _sprint_of(programme: Programme, group: Group) -> str:
    return group.sprint or programme.sprint or INLINE


def _assembled(file: ProgrammeFile, directory: OrganisationsFile, sprints: Mapping[str, tuple[Week, ...]]) -> Programme:
    """Return the programme with what stands in other tables and files."""
    programme = file.programme._replace(**directory._asdict())
    groups = (
        group._replace(weeks=sprints[_sprint_of(programme, group)], capacity=group.capacity or programme.capacity)
        for group in file.groups
    )
    return programme._replace(groups=tuple(groups))


def _half_texts(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path of each text with one language, and the language it lacks."""
    if isinstance(value, dict):
        if value and set(value) < {"en", "cy"}:
            yield path, "cy" if "en" in value else "en"
        for key, inner in value.items():
            yield from _half_texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _half_texts(inner, (*path, index))
