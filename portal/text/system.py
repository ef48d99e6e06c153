"""Owns the Vietnamese words for errors of the operating system."""

from __future__ import annotations

import errno

WORDS = {
    errno.ENOENT: "không có tệp hoặc thư mục ấy", errno.EACCES: "không có quyền", errno.EPERM: "không có quyền",
    errno.EEXIST: "đã có tệp hoặc thư mục cùng tên", errno.ENOTDIR: "đó không phải là thư mục", errno.EISDIR: "đó là một thư mục",
    errno.ENOTEMPTY: "thư mục không trống", errno.ENOSPC: "đĩa đã đầy", errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EROFS: "đĩa chỉ cho đọc", errno.EBUSY: "đang được dùng", errno.EIO: "đĩa hỏng hoặc mất kết nối",
    errno.ENAMETOOLONG: "tên quá dài", errno.EFBIG: "tệp vượt cỡ cho phép", errno.ENOTCONN: "ổ đĩa mạng mất kết nối",
    errno.ELOOP: "liên kết vòng tròn", errno.EMFILE: "mở quá nhiều tệp cùng lúc", errno.ENFILE: "mở quá nhiều tệp cùng lúc",
    errno.EADDRINUSE: "đã có chương trình khác dùng", errno.EXDEV: "ở ổ đĩa khác", errno.ESTALE: "ổ đĩa mạng mất kết nối",
    errno.ENOMEM: "hết bộ nhớ", errno.ETIMEDOUT: "quá thời gian chờ", errno.EINVAL: "tên hoặc giá trị không dùng được",
}  # fmt: skip


def reason(error: OSError) -> str:
    """Return why the system refused; its number if there are no words for it."""
    return WORDS.get(error.errno or 0, f"hệ thống báo lỗi số {error.errno}" if error.errno else "hệ thống báo lỗi")


def message_of(error: OSError) -> str:
    """Return which file was refused, and why."""
    names = [str(name) for name in (error.filename, error.filename2) if name is not None]
    return f"Không đọc hoặc ghi được {' → '.join(names) or 'tệp'}: {reason(error)}"
