// Wagtail's dialogue about a newer version asks "Continue?"; the server is told that it was answered.
document.addEventListener("w-dialog:confirmed", (event) => {
  if (event.target.id !== "w-save-confirmation-dialog") return;
  const field = document.querySelector("[data-edit-form] [name=replaces_newer]");
  if (field) field.value = "1";
}, { capture: true });
