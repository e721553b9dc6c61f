"""A decision for every address of the product: which row of the table opens it.

A new view without one fails the build (tests/workflow/test_addresses.py). An address that has no
name stands here by its pattern.
"""

from enum import StrEnum

from cms.workflow.rights.actions import Action


class Door(StrEnum):
    """Who may knock where no action of the table decides."""

    READERS = "everybody, readers too"
    NEWSROOM = "everybody in the newsroom, about what they may see"
    OWN_ACCOUNT = "everybody, about the own account"
    LIBRARY = "photos and documents: whom their collection lets"
    EACH_ROW = "asked again for each story, photo or account that was chosen"
    SUPERUSERS = "superusers only"


# (decision, namespace, names). One line may name many; none stands for all the others.
_LINES = (
    (Door.READERS, "", "healthz wagtaildocs_serve wagtaildocs_authenticate_with_password"),
    (Door.READERS, "", "wagtailcore_authenticate_with_password wagtailcore_login wagtail_serve"),
    (Door.READERS, "", "^media/(?P<path>.*)$ favicon.ico"),
    (Door.READERS, "", "wagtailadmin_login wagtailadmin_sprite wagtailadmin_javascript_catalog"),
    (Door.READERS, "", "wagtailadmin_password_reset wagtailadmin_password_reset_done"),
    (Door.READERS, "", "wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete"),
    (
        Door.READERS,
        "portal",
        "author topic keyword search photo_terms components rss section_rss page "
        "corrections statutory_correction",
    ),
    (Door.READERS, "", "outside_opinion"),
    (Door.NEWSROOM, "", "wagtailadmin_home wagtailadmin_error_test newsroom_rights"),
    (Door.NEWSROOM, "", "quan-tri/test404/ quan-tri/^.*/$"),
    (
        Door.NEWSROOM,
        "",
        "wagtailadmin_explore_root wagtailadmin_explore wagtailadmin_explore_results",
    ),
    (Door.NEWSROOM, "", "wagtailadmin_choose_page wagtailadmin_choose_page_child"),
    (Door.NEWSROOM, "", "wagtailadmin_choose_page_search wagtailadmin_choose_page_chosen_multiple"),
    (
        Door.NEWSROOM,
        "",
        "wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link",
    ),
    (Door.NEWSROOM, "", "wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link"),
    (Door.NEWSROOM, "", "wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete"),
    (Door.NEWSROOM, "", "wagtailadmin_block_preview"),
    (Door.NEWSROOM, "wagtailadmin_api:pages", "listing detail find action"),
    (Door.NEWSROOM, "wagtailadmin_api:documents", "listing detail find"),
    (Door.NEWSROOM, "wagtailadmin_api:images", "listing detail find"),
    (Door.NEWSROOM, "wagtailadmin_pages", "search search_results type_use type_use_results"),
    (Door.NEWSROOM, "wagtailsnippets", "index"),
    (Door.NEWSROOM, "wagtailembeds", "chooser chooser_upload"),
    (Door.OWN_ACCOUNT, "", "wagtailadmin_account wagtailadmin_logout wagtailadmin_dismissibles"),
    (Door.OWN_ACCOUNT, "wagtailadmin_editing_sessions", "release"),
    (Door.OWN_ACCOUNT, "notices", "list open read read_all choices"),
    (Door.EACH_ROW, "", "wagtail_bulk_action"),
    (Action.WRITE_NEW, "wagtailadmin_pages", "add preview_on_add add_subpage choose_parent"),
    (Action.WRITE_NEW, "imports", "drop review"),
    (Action.READ, "wagtailadmin_pages", "edit preview_on_edit view_draft usage"),
    (Action.READ, "wagtailadmin_pages", "revisions_index revisions_view revisions_compare"),
    (Action.READ, "wagtailadmin_pages", "workflow_history workflow_history_detail"),
    (Action.READ, "wagtailadmin_pages", "history history_results workflow_preview"),
    (Action.READ, "wagtailadmin_editing_sessions", "ping"),
    (Action.READ, "story_path", "review seen"),
    (Action.READ, "", "story_checks"),
    (Action.SEND_BACK, "story_path", "decide pass_on ask revoke settle"),
    (Action.PUBLISH_BREAKING, "story_path", "at_once"),
    (Action.ASSIGN, "story_path", "assign take_from"),
    (Action.EDIT, "wagtailadmin_pages", "convert_alias revisions_revert"),
    (Action.SEND_BACK, "wagtailadmin_pages", "workflow_action collect_workflow_action_data"),
    (Action.TAKE_BACK, "wagtailadmin_pages", "confirm_workflow_cancellation"),
    (Action.LOCK, "wagtailadmin_pages", "lock unlock"),
    (Action.COPY, "wagtailadmin_pages", "copy"),
    (Action.MOVE, "wagtailadmin_pages", "move move_confirm"),
    (Action.DELETE, "wagtailadmin_pages", "delete"),
    (Action.TAKE_DOWN, "wagtailadmin_pages", "unpublish"),
    (Action.TAKE_DOWN, "after_publication", "published take_down"),
    (Action.RESTORE, "after_publication", "restore"),
    (Action.CONFIRM_TAKE_DOWN, "after_publication", "confirm"),
    (Action.CORRECT, "after_publication", "announce"),
    (Action.SEE_SNAPSHOTS, "after_publication", "snapshots snapshot compare"),
    (Action.SCHEDULE, "wagtailadmin_pages", "revisions_unschedule"),
    (Action.EDIT_BUNDLES, "bundles", "bundle"),
    (Action.EDIT_SECTIONS, "wagtailadmin_pages", "set_page_position"),
    (Door.SUPERUSERS, "wagtailadmin_pages", "set_privacy"),
    (Door.SUPERUSERS, "wagtailadmin_collections", "index add edit delete set_privacy"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "index index_results add enable"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "disable edit usage usage_results"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "remove add_task select_task_type"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "task_index task_index_results"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "edit_task disable_task enable_task"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "task_chooser task_chooser_results"),
    (Action.ADMINISTER_WORKFLOWS, "wagtailadmin_workflows", "task_chooser_create task_chosen"),
    (Action.SEE_REPORTS, "wagtailadmin_reports", "workflow workflow_results workflow_tasks"),
    (Action.SEE_REPORTS, "wagtailadmin_reports", "workflow_tasks_results site_history"),
    (Action.SEE_REPORTS, "wagtailadmin_reports", "site_history_results aging_pages"),
    (Action.SEE_REPORTS, "wagtailadmin_reports", "aging_pages_results"),
    # Names the page last edited, whoever may see it.
    (Door.SUPERUSERS, "wagtailadmin_reports", "page_types_usage page_types_usage_results"),
    (Action.SEE_REPORTS, "", "owed_information_report owed_information_report_results"),
    (Action.LOCK, "wagtailadmin_reports", "locked_pages locked_pages_results"),
    (Door.LIBRARY, "", "expiring_photos_report expiring_photos_report_results"),
    (Door.LIBRARY, "imports", "awaiting awaiting_results bring"),
    (Door.LIBRARY, "photos", "library numbers mark suggest people edit_many shift_clock undo"),
    (Door.LIBRARY, "photos", "event bring download_original download_sized download_earlier"),
    (Door.LIBRARY, "photos", "bin take_out delete_now"),
    (Door.LIBRARY, "", "quan-tri/images/<int:photo_id>/preview/<str:filter_spec>/"),
    (Door.LIBRARY, "", "quan-tri/images/<int:image_id>/delete/"),
    (Door.LIBRARY, "", "quan-tri/images/multiple/<int:image_id>/delete/"),
    (Action.CHECK_PHOTOS, "photos", "check"),
    (Action.BLOCK_PHOTOS, "photos", "block clear"),
    (Door.LIBRARY, "uploads", "add begin discard_unfinished piece finish discard"),
    (Door.LIBRARY, "wagtailimages", "index index_results edit delete url_generator"),
    (Door.LIBRARY, "wagtailimages", "url_generator_output preview add image_usage add_multiple"),
    (Door.LIBRARY, "wagtailimages", "edit_multiple create_multiple_from_uploaded_image"),
    (Door.LIBRARY, "wagtailimages", "delete_multiple delete_upload_multiple"),
    (Door.LIBRARY, "wagtailimages_chooser", "choose choose_results chosen chosen_multiple create"),
    (Door.LIBRARY, "wagtailimages_chooser", "select_format"),
    (Door.LIBRARY, "wagtaildocs", "index index_results add edit delete add_multiple"),
    (Door.LIBRARY, "wagtaildocs", "edit_multiple create_multiple_from_uploaded_document"),
    (Door.LIBRARY, "wagtaildocs", "delete_multiple delete_upload_multiple document_usage"),
    (Door.LIBRARY, "wagtaildocs_chooser", "choose choose_results chosen chosen_multiple create"),
    (Action.ADMINISTER_REDIRECTS, "wagtailredirects", "index index_results add edit delete"),
    (Action.ADMINISTER_REDIRECTS, "wagtailredirects", "start_import process_import"),
    (Action.ADMINISTER_SITE, "wagtailsites", "index index_results add edit history"),
    (Action.ADMINISTER_SITE, "wagtailsites", "history_results usage copy"),
    (Door.SUPERUSERS, "wagtailsites", "delete"),
    (Action.ADMINISTER_USERS, "wagtailusers_users", "index index_results add edit history"),
    (Action.ADMINISTER_USERS, "wagtailusers_users", "history_results usage"),
    (Door.SUPERUSERS, "wagtailusers_users", "delete"),
    (Action.ADMINISTER_USERS, "wagtailusers_groups", "index index_results add edit delete"),
    (Action.ADMINISTER_USERS, "wagtailusers_groups", "history history_results usage"),
)

# Lists and choosers that Wagtail makes for a model chosen from a list: app, model, decision, and
# who deletes rows.
_REGISTERS = (
    ("articles", "keyword", Action.EDIT_KEYWORDS, Door.SUPERUSERS),
    ("sections", "topic", Action.EDIT_TOPICS, Door.SUPERUSERS),
    ("media", "photoevent", Action.EDIT_REGISTERS, Door.SUPERUSERS),
    ("people", "person", Action.EDIT_REGISTERS, Door.SUPERUSERS),
    ("people", "organisation", Action.EDIT_REGISTERS, Door.SUPERUSERS),
    ("workflow", "bundle", Action.EDIT_BUNDLES, Action.EDIT_BUNDLES),
    ("workflow", "watchedphrase", Action.EDIT_WATCHED_PHRASES, Action.EDIT_WATCHED_PHRASES),
    ("workflow", "spellingrule", Action.EDIT_SPELLINGS, Action.EDIT_SPELLINGS),
)
_REGISTER_VIEWS = "list list_results add edit usage history history_results copy"
_CHOOSER_VIEWS = "choose choose_results chosen chosen_multiple"


def _decisions():
    for decision, namespace, names in _LINES:
        for name in names.split():
            yield f"{namespace}:{name}" if namespace else name, decision
    for app, model, decision, deletes in _REGISTERS:
        register, chooser = (
            f"wagtailsnippets_{app}_{model}",
            f"wagtailsnippetchoosers_{app}_{model}",
        )
        for name in _REGISTER_VIEWS.split():
            if (model, name) == ("bundle", "copy"):
                continue  # A bundle is gathered anew; its screen offers no copy.
            yield f"{register}:{name}", decision
        yield f"{register}:delete", deletes
        for name in _CHOOSER_VIEWS.split():
            yield f"{chooser}:{name}", Door.NEWSROOM
        yield f"{chooser}:create", decision


DECISIONS: dict[str, Action | Door] = dict(_decisions())
