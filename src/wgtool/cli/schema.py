"""`schema`: what the keys of the JSON documents are, for programs."""

from typing import Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.options import complete_document
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import DATA, command
from wgtool.errors import Refused
from wgtool.texts.say import msg


@command(DATA)
def schema(
    app: App,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="opt.document", autocompletion=complete_document)
    ] = None,
) -> Deed:
    """Print the JSON Schema of a document."""
    from wgtool.renderers import schemas

    known = schemas.documents()
    if name is None:
        names = "".join(f"{one}\n" for one in known).encode()
        return Told(files=[(app.out, names, msg("saved", path=str(app.out)))]) if app.out else Told(names)
    if name not in known:
        from wgtool.domain.matching import nearest

        error = Refused("schema.unknown", name=name)
        near = nearest(name, known)
        raise error.advise("did_you_mean", names=near) if near else error.advise("schema.known", names=tuple(known))
    return Answer(lambda _: schemas.schema(name))
