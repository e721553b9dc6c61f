"""Form data as the browser would send it from the editing form of a story."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield


def story_form(**changes) -> dict:
    """A complete story as POST data; keyword arguments replace fields or add an action."""
    return nested_form_data(
        {
            "kicker": "",
            "title": "Làng gốm đỏ lửa trở lại",
            "short_title": "",
            "standfirst": "Ba lò gốm cũ được nhóm lại sau hai mươi năm.",
            "source": "",
            "dateline": "",
            "genre": "news",
            "lead_photo": "",
            "lead_caption": "",
            "lead_alternative_text": "",
            "body": streamfield([]),
            "bylines": inline_formset(
                [{"person": "", "organisation": "", "name": "Nguyễn Thị Khế", "role": "words"}]
            ),
            "topic_rows": inline_formset([]),
            "keywords": "",
            "related_rows": inline_formset([]),
            "thumbnail": "",
            "slug": "lang-gom-do-lua-tro-lai",
            "embargoed_until": "",
            "go_live_at": "",
            "expire_at": "",
            "comments": inline_formset([]),
            **changes,
        }
    )


NO_BYLINES = inline_formset([])
