/**
 * What the two pages of passkeys do in a browser: only a script may ask an authenticator (docs/decisions/0041). It asks
 * when the form is sent, puts the answer into it, and sends it. It reads no other page and speaks to no server.
 */
export const passkeyScript = `
const form = document.querySelector('form[data-passkey]');
const note = document.getElementById('passkey-note');
const adds = form.dataset.passkey === 'add';
const words = {
  NotAllowedError: adds
    ? 'Nothing was added. Press the button again, and follow what your device asks.'
    : 'You were not signed in: it was stopped, or this device has no passkey for this site. Try again, or have a link e-mailed.',
  InvalidStateError: 'This device has a passkey of yours already.',
};
const able = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON;
if (!able) note.textContent = 'This browser cannot use passkeys here. Use a newer one, or have a link e-mailed.';
form.addEventListener('submit', async (event) => {
  const answer = form.elements.response;
  if (answer.value) return;
  event.preventDefault();
  if (!able) return;
  const options = JSON.parse(form.dataset.options);
  note.textContent = '';
  try {
    const credential = adds
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    answer.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (failure) {
    note.textContent = words[failure.name] || 'That did not work. Try again, or have a link e-mailed.';
  }
});
`;
