/**
 * What the page that sends a file does besides, in a browser that runs scripts: it passes on what the file is called,
 * says at once that one is too large, and that it is being sent. Without it the page works (docs/decisions/0025).
 */
export const sendFileScript = `
const form = document.getElementById('send');
const file = document.getElementById('send-file');
const problem = document.getElementById('send-problem');
const press = document.getElementById('send-press');
const words = press.textContent;
const size = (bytes) => (bytes / 1e6).toFixed(1).replace(/\\.0$/, '') + ' MB';
const check = () => {
  const [chosen] = file.files;
  const most = Number(form.dataset.most);
  const large = chosen && chosen.size > most;
  problem.textContent = large ? 'This file has ' + size(chosen.size) + ', and ' + size(most) + ' is the most. Choose a smaller one.' : '';
  file.toggleAttribute('aria-invalid', Boolean(large));
  if (chosen) document.getElementById('send-name').value = encodeURIComponent(chosen.name.slice(-150));
  return !large;
};
file.addEventListener('change', check);
form.addEventListener('submit', (event) => {
  if (!check()) { event.preventDefault(); file.focus(); return; }
  press.textContent = 'Sending…';
  press.setAttribute('aria-disabled', 'true');
});
addEventListener('pageshow', () => { press.textContent = words; press.removeAttribute('aria-disabled'); });
`;
