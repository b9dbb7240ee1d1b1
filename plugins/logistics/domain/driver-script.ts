/**
 * The driver's page without a network: each press is kept on the phone with a key of its own and sent until the server answers. Forms work
 * without it too. It draws nothing of what the server sends and fetches nothing from elsewhere.
 */
export const driverScript = `
(() => {
const page = location.pathname, store = 'taps:' + page, said = document.getElementById('said');
const read = () => JSON.parse(localStorage.getItem(store) || '[]');
const write = taps => localStorage.setItem(store, JSON.stringify(taps));
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
const say = text => { said.textContent = text || ''; said.hidden = !text; };
const share = document.getElementById('share');
share.checked = localStorage.getItem('share') === '1';
share.addEventListener('change', () => localStorage.setItem('share', share.checked ? '1' : '0'));
const where = () => new Promise(done => share.checked && navigator.geolocation
  ? navigator.geolocation.getCurrentPosition(p => done({ latitude: String(p.coords.latitude), longitude: String(p.coords.longitude) }), () => done({}), { timeout: 4000, maximumAge: 60000 })
  : done({}));
let busy = false;
async function send() {
  if (busy) return;
  busy = true;
  try {
    for (;;) {
      const tap = read()[0];
      if (!tap) break;
      say(said.dataset.waiting);
      let answer;
      try {
        answer = tap.photo
          ? await fetch(page + '/photo?shipmentId=' + tap.fields.shipmentId + '&key=' + tap.fields.key, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: await (await fetch(tap.photo)).blob() })
          : await fetch(page + '/' + tap.step, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...tap.fields, agoMs: String(Date.now() - tap.at) }) });
      } catch { break; }
      if (answer.status === 429 || answer.status >= 500) break;
      write(read().filter(one => one.fields.key !== tap.fields.key));
      const told = await answer.json().catch(() => ({}));
      if (answer.status >= 400) { say(told.message); return; }
      if (!read().length) { location.reload(); return; }
    }
  } finally { busy = false; }
}
document.querySelectorAll('form[data-step]').forEach(form => form.addEventListener('submit', async event => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  const canvas = form.querySelector('canvas');
  if (canvas && canvas.dataset.drawn) fields.signature = canvas.toDataURL('image/png');
  const at = Date.now();
  form.querySelectorAll('button').forEach(button => { button.disabled = true; });
  write([...read(), { step: form.dataset.step, at, fields: { ...fields, key: newKey(), ...(await where()) } }]);
  say(said.dataset.waiting);
  await send();
  if (read().length === 0) form.querySelectorAll('button').forEach(button => { button.disabled = false; });
}));
document.querySelectorAll('canvas').forEach(canvas => {
  const pen = canvas.getContext('2d');
  pen.lineWidth = 3; pen.lineCap = 'round'; pen.fillStyle = '#fff';
  const clear = () => { pen.fillRect(0, 0, canvas.width, canvas.height); delete canvas.dataset.drawn; };
  const place = event => { const box = canvas.getBoundingClientRect(); return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height]; };
  clear();
  let on = false;
  canvas.addEventListener('pointerdown', event => { on = true; canvas.setPointerCapture(event.pointerId); pen.beginPath(); pen.moveTo(...place(event)); });
  canvas.addEventListener('pointermove', event => { if (on) { pen.lineTo(...place(event)); pen.stroke(); canvas.dataset.drawn = '1'; } });
  ['pointerup', 'pointercancel'].forEach(name => canvas.addEventListener(name, () => { on = false; }));
  canvas.parentElement.querySelector('[data-clear]').addEventListener('click', clear);
});
document.querySelectorAll('input[type=file]').forEach(input => input.addEventListener('change', async () => {
  const file = input.files[0];
  if (!file) return;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return;
  const small = document.createElement('canvas'), by = Math.min(1, 1600 / Math.max(picture.width, picture.height));
  small.width = picture.width * by; small.height = picture.height * by;
  small.getContext('2d').drawImage(picture, 0, 0, small.width, small.height);
  write([...read(), { photo: small.toDataURL('image/jpeg', 0.7), at: Date.now(), fields: { shipmentId: input.dataset.shipment, key: newKey() } }]);
  send();
}));
addEventListener('online', send);
setInterval(send, 10000);
send();
})();
`;
