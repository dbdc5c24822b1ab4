// Buttons that copy the text of an element: `data-copy` names its id, `data-copied` what the button then says. They
// are hidden until this runs.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const before = button.textContent;
  button.hidden = false;
  button.addEventListener('click', () => {
    const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? '';
    void navigator.clipboard.writeText(text.trim()).then(() => {
      button.textContent = button.dataset['copied'] ?? before;
      setTimeout(() => {
        button.textContent = before;
      }, 1500);
    });
  });
}
