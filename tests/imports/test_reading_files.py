"""Files that can be read, and how the others are refused."""

import os
import time
import unicodedata

import pytest

from cms.imports.readers import MAX_BYTES, Unreadable, read_document


def written(folder, data: bytes, name: str = "tin.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


def test_text_is_composed_at_the_entrance(tmp_path):
    text = unicodedata.normalize("NFD", "Đại hội Đảng bộ\n\nảnh-hội-nghị.jpg")
    document = read_document(written(tmp_path, text.encode()))
    assert document.lines == ["Đại hội Đảng bộ", "", "ảnh-hội-nghị.jpg"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(tmp_path, encoding):
    document = read_document(written(tmp_path, "Tiêu đề\nĐoạn".encode(encoding)))
    assert document.lines == ["Tiêu đề", "Đoạn"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "rỗng"),
        (b" \n\n \xc2\xa0\n", "rỗng"),
        (b"\xef\xbb\xbf", "rỗng"),
        (b"Ti\x00u", "NUL"),
        ("Tiêu đề".encode("utf-16-le"), "NUL"),
        ("Tiêu đề".encode("cp1258", errors="replace") + b"\xff\xfe\xe0", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n0000", "văn bản thuần"),
        (b"%PDF-1.7 abc", "văn bản thuần"),
        (bytes(range(1, 9)) * 20, "ký tự điều khiển"),
        (b"a\n" * 30_000, "dòng"),
    ],
)
def test_bad_content_is_refused_with_a_reason(tmp_path, data, word):
    with pytest.raises(Unreadable) as refusal:
        read_document(written(tmp_path, data))
    assert word in str(refusal.value)


def test_folder_missing_file_and_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, word in (
        (".", "thư mục"),
        ("nothing.txt", "không tồn tại"),
        ("pipe", "tệp thông thường"),
    ):
        with pytest.raises(Unreadable) as refusal:
            read_document(tmp_path / name)
        assert word in str(refusal.value)


def test_one_line_of_100_megabytes_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "tin.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    started = time.perf_counter()
    with pytest.raises(Unreadable) as refusal:
        read_document(path)
    assert "5 MB" in str(refusal.value)
    assert time.perf_counter() - started < 0.5


def test_file_of_the_greatest_size_is_read(tmp_path):
    assert len(read_document(written(tmp_path, b"a" * MAX_BYTES)).text) == MAX_BYTES


def test_invisible_characters_and_controls_leave_no_trace(tmp_path):
    document = read_document(written(tmp_path, "Tiêu\u200b đề\x07\ufeff".encode()))
    assert document.text.split() == ["Tiêu", "đề"]
