"""The programme from its files: the programme file, the organisations’ and the weeks’ beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wgtool.domain.programme import KeyPath, Programme
from wgtool.domain.soundness import Fault, faults
from wgtool.errors import ProgrammeError
from wgtool.storage.bundles import INLINE, Bundle, Plain, assemble, sprint_of
from wgtool.storage.models import Model, OrganisationsFile, ProgrammeFile, WeekTable
from wgtool.storage.sources import Sources
from wgtool.storage.sprints import SprintReader
from wgtool.storage.toml_files import Definitions
from wgtool.texts.say import Message, Problem, msg


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
        self._bundle: Bundle | None = None

    def _read(self, path: Path) -> Definitions:
        file = Definitions(path)
        self.sources.saw_file(path, file.data)
        return file

    def programme(self) -> Programme:
        """Return the programme.

        Raises:
            ProgrammeError: With every mistake in every file.
        """
        bundle = self.bundle()
        programme = assemble(bundle)
        problems = [self._located(fault, bundle) for fault in faults(programme)]
        if problems:
            raise ProgrammeError.found(str(self.path), problems)
        return programme

    def bundle(self) -> Bundle:
        """Return the tables of all files, each key checked.

        Raises:
            ProgrammeError: With every mistake in every file.
        """
        if self._bundle is not None:
            return self._bundle
        checked, problems = self.main.check(ProgrammeFile)
        names = self._sprint_names()
        sprints = {name: self.sprints.read(name, keys) for name, keys in names.items()}
        directory = self._directory(checked)
        problems += self.sprints.problems + directory[1]
        if problems or checked is None:
            raise ProgrammeError.found(str(self.path), problems)
        plain = checked.model_dump(mode="json")
        self._bundle = Bundle(plain["programme"], tuple(plain["groups"]), directory[0], sprints)
        return self._bundle

    def missing_languages(self) -> Iterator[Problem]:
        """Yield a warning for each text that is in one language only."""
        files: list[tuple[Definitions, type[Model]]] = [(self.main, ProgrammeFile)]
        if self.organisations is not None:
            files.append((self.organisations, OrganisationsFile))
        files += [(file, WeekTable) for file in self.sprints.files]
        for file, _ in files:
            for path, language in _half_texts(file.tables):
                message = msg("definition.one_language", missing=msg(f"language.{language}"))
                yield Problem("warning", file.where(path), message)

    def where(self, path: KeyPath) -> str:
        """Return where in the programme file a key stands."""
        return self.main.where(path)

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
                elif isinstance(programme, dict) and not {"weeks"} & set(tables) and "sprint" not in programme:
                    self._main_problem(("groups", index), msg("definition.no_sprint"))
        return names

    def _main_problem(self, path: KeyPath, message: Message) -> None:
        self.sprints.problems.append(self.main.problem(path, message))

    def _directory(self, checked: ProgrammeFile | None) -> tuple[Plain, list[Problem]]:
        """Return the organisations, from the file that the programme names or from the programme itself."""
        programme = self.main.tables.get("programme")
        named = programme.get("organisations") if isinstance(programme, dict) else None
        if isinstance(named, str):
            return self._directory_file(named)
        plain: dict[str, Any] = {"organisations": [], "ambiguous_organisations": []}
        if checked is not None:
            table = checked.programme.model_dump(mode="json")
            plain = {key: table[key] for key in plain}
        return plain, []

    def _directory_file(self, name: str) -> tuple[Plain, list[Problem]]:
        empty: Plain = {"organisations": [], "ambiguous_organisations": []}
        try:
            self.organisations = self._read(self.path.parent / name)
        except ProgrammeError as error:
            return empty, [self.main.problem(("programme", "organisations"), error.messages[0])]
        checked, problems = self.organisations.check(OrganisationsFile)
        return (checked.model_dump(mode="json") if checked else empty), problems

    def _located(self, fault: Fault, bundle: Bundle) -> Problem:
        """Return a fault with the file and line of its key."""
        path, message = fault
        if path[0] == "sprint":
            index, number, *rest = path[1:]
            name = sprint_of(bundle, int(index))
            file, base = self.sprints.place(name, int(number))
            return file.problem((*base, *rest), message)
        if path[0] in {"organisations", "ambiguous_organisations"}:
            if self.organisations is not None:
                return self.organisations.problem(path, message)
            path = ("programme", *path)
        return self.main.problem(path, message)


def _half_texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:  # noqa: ANN401 - TOML
    """Yield the path of each text with one language, and the language it lacks."""
    if isinstance(value, dict):
        if value and set(value) < {"en", "cy"}:
            yield path, "cy" if "en" in value else "en"
        for key, inner in value.items():
            yield from _half_texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _half_texts(inner, (*path, index))
