"""Why the system refuses a file, in plain words: what it says itself is in one language only."""

import errno

from wgtool.texts.say import Message, msg

_BY_NUMBER = {
    errno.ENOENT: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "no_folder",
    errno.ENOSPC: "full",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "long_name",
    errno.EEXIST: "exists",
    errno.ELOOP: "circle",
    errno.EIO: "fault",
    errno.EBADF: "closed",
    errno.EFBIG: "too_large",
    errno.EBUSY: "in_use",
    errno.EINVAL: "impossible",
}
# Windows: another program has it open, or a part of it.
_SHARING = {32, 33}
# Windows: the service that keeps the folder alike has to fetch it first, and could not (ERROR_CLOUD_FILE_…).
_CLOUD = range(358, 405)


def reason_of(error: Exception) -> Message | str:
    """Return why the system refused, as a message; what there are no words for is said as the system says it."""
    if isinstance(error, ValueError):
        # So Python answers a name with a NUL in it.
        return msg("refused.impossible")
    number = getattr(error, "errno", None)
    code = getattr(error, "winerror", None)
    if code in _SHARING:
        return msg("refused.in_use")
    if code in _CLOUD:
        return msg("refused.not_here")
    if number == getattr(errno, "EDQUOT", errno.ENOSPC):
        return msg("refused.full")
    if number in _BY_NUMBER:
        return msg(f"refused.{_BY_NUMBER[number]}")
    return getattr(error, "strerror", None) or str(error)
