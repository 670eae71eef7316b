// Runs in the browser of a rater, from the file: labels are kept in the browser and saved as CSV.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { items, labels, causes, orders, pictures, sample, who } = data;
  const audits = Object.keys(causes).length > 0;
  const CANNOT_TELL = 'cannot tell';
  const choices = [...labels, CANNOT_TELL];
  const columns = 'row,id,question,references,answer,check,label,cause,note'.split(',');
  const byId = (id) => document.getElementById(id);

  let rater = 0;
  let at = 0;
  /** By check: label, cause, note. */
  let given = {};
  let store = null;
  try {
    store = window.localStorage;
  } catch {
    // A browser may keep nothing for files.
  }

  const keyOf = () => `sightline-${sample}-${who}-${rater + 1}`;
  const itemAt = () => items[orders[rater][at]];
  const of = (check) => given[check.id] ?? { label: '', cause: '', note: '' };
  const isDone = (check) => (audits ? of(check).cause : of(check).label) !== '';
  const checks = items.flatMap((item) => item.checks);

  function load() {
    try {
      given = JSON.parse(store?.getItem(keyOf()) ?? '{}');
    } catch {
      given = {};
    }
    const first = orders[rater].findIndex((place) => !items[place].checks.every(isDone));
    at = Math.max(0, first);
  }

  function set(check, change) {
    given[check.id] = { ...of(check), ...change };
    try {
      store?.setItem(keyOf(), JSON.stringify(given));
    } catch {
      store = null;
    }
    count();
  }

  function count() {
    const done = checks.filter(isDone).length;
    byId('progress').textContent = `${done} of ${checks.length} ${audits ? 'audited' : 'labelled'}`;
    byId('done').max = checks.length;
    byId('done').value = done;
    byId('kept').textContent =
      store === null
        ? 'This browser keeps nothing: save the CSV before you close the page.'
        : 'What you enter is kept in this browser. When you are done, save the CSV and give it back.';
    byId('open').disabled = done === checks.length;
    byId('previous').disabled = at === 0;
    byId('next').disabled = at === items.length - 1;
  }

  function element(name, properties = {}, children = []) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const section = (title, content) =>
    element('section', {}, [element('h2', { textContent: title }), content]);

  function framesOf(title, shown) {
    const frames = shown.map(({ picture, atSeconds }, place) =>
      element('li', {}, [
        element('figure', {}, [
          element('img', {
            src: `data:image/jpeg;base64,${pictures[picture]}`,
            alt:
              atSeconds === null
                ? title
                : `${title}, frame ${place + 1} at ${atSeconds.toFixed(1)} s`,
          }),
          ...(atSeconds === null
            ? []
            : [element('figcaption', { textContent: `${atSeconds.toFixed(1)} s` })]),
        ]),
      ]),
    );
    return section(
      title.charAt(0).toUpperCase() + title.slice(1),
      element('ul', { className: 'frames' }, frames),
    );
  }

  function choicesOf(check) {
    const buttons = choices.map((choice, place) => {
      const key = choice === CANNOT_TELL ? 0 : place + 1;
      const radio = element('input', {
        type: 'radio',
        name: check.id,
        value: choice,
        checked: of(check).label === choice,
      });
      radio.addEventListener('change', () => {
        set(check, { label: choice });
        mark();
      });
      return element('label', {}, [
        radio,
        choice,
        element('kbd', { textContent: String(key), ariaHidden: 'true' }),
      ]);
    });
    return element('div', { className: 'choices' }, buttons);
  }

  function moreOf(check) {
    const note = element('input', { type: 'text', id: `note-${check.id}`, value: of(check).note });
    note.addEventListener('input', () => set(check, { note: note.value }));
    const parts = [element('label', { htmlFor: note.id, textContent: 'Note' }), note];
    if (!audits) return element('div', { className: 'more' }, parts);
    const select = element('select', { id: `cause-${check.id}` }, [
      element('option', { value: '', textContent: '…' }),
      ...Object.entries(causes).map(([cause, says]) =>
        element('option', { value: cause, textContent: `${cause.replaceAll('_', ' ')}: ${says}` }),
      ),
    ]);
    select.value = of(check).cause;
    select.addEventListener('change', () => {
      set(check, { cause: select.value });
      mark();
    });
    const cause = [element('label', { htmlFor: select.id, textContent: 'Cause' }), select];
    return element('div', { className: 'more' }, [...cause, ...parts]);
  }

  function checkOf(check, place, item) {
    const number = item.checks.length > 1 ? `${place + 1} of ${item.checks.length}` : 'Your label';
    const legend = check.dimension === '' ? number : `${number} · ${check.dimension}`;
    return element('fieldset', { id: check.id }, [
      element('legend', { textContent: legend }),
      element('p', { textContent: check.question }),
      ...(audits ? [] : [choicesOf(check)]),
      moreOf(check),
    ]);
  }

  function show() {
    const item = itemAt();
    const groups = Map.groupBy
      ? [...Map.groupBy(item.pictures, (picture) => picture.of)]
      : [['pictures', item.pictures]];
    const list = (texts) =>
      element(
        'ul',
        {},
        texts.map((textContent) => element('li', { textContent })),
      );
    const said = item.said;
    byId('item').replaceChildren(
      element('p', { className: 'soft place', textContent: `${at + 1} of ${items.length}` }),
      element('h1', { textContent: item.question }),
      ...groups
        .filter(([, shown]) => shown.length > 0)
        .map(([title, shown]) => framesOf(title, shown)),
      ...(item.references.length === 0
        ? []
        : [
            section(
              item.answer === null ? 'A right video shows' : 'References, each of them right',
              list(item.references),
            ),
          ]),
      ...(item.answer === null
        ? []
        : [section('Answer to rate', element('blockquote', { textContent: item.answer }))]),
      ...(said === undefined
        ? []
        : [
            section('What was said', list([`people: ${said.people}`, `judge: ${said.judge}`])),
            section('What the judge wrote', element('blockquote', { textContent: said.reply })),
          ]),
      ...item.checks.map((check, place) => checkOf(check, place, item)),
    );
    mark();
    count();
  }

  /** The check that a digit labels: the first that is open. */
  const current = () => itemAt().checks.find((check) => !isDone(check)) ?? itemAt().checks.at(-1);

  function mark() {
    const now = itemAt().checks.find((check) => !isDone(check));
    for (const { id } of itemAt().checks) byId(id).classList.toggle('now', id === now?.id);
  }

  function go(place) {
    if (place < 0 || place >= items.length) return;
    at = place;
    show();
    window.scrollTo(0, 0);
    byId('item').focus({ preventScroll: true });
  }

  function goOpen() {
    const places = orders[rater].map((_, place) => (at + 1 + place) % items.length);
    const open = places.find((place) => !items[orders[rater][place]].checks.every(isDone));
    if (open !== undefined) go(open);
  }

  function label(digit) {
    const choice = digit === 0 ? CANNOT_TELL : labels[digit - 1];
    if (choice === undefined || audits) return;
    const focused = document.activeElement?.closest?.('fieldset');
    const check = itemAt().checks.find(({ id }) => id === focused?.id) ?? current();
    const radio = [...byId(check.id).querySelectorAll('input[type=radio]')].find(
      ({ value }) => value === choice,
    );
    radio.checked = true;
    set(check, { label: choice });
    mark();
    if (itemAt().checks.every(isDone)) return;
    byId(current().id).scrollIntoView({ block: 'nearest' });
  }

  const guarded = (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  function csv() {
    const rows = orders[rater]
      .flatMap((place) => items[place].checks.map((check) => [items[place], check]))
      .map(([item, check], row) => [
        String(row + 1),
        check.id,
        item.question,
        item.references.join(' | '),
        item.answer ?? '',
        check.question,
        ...['label', 'cause', 'note'].map((field) => of(check)[field]),
      ]);
    return [columns, ...rows]
      .map((cells) => `${cells.map(guarded).map(quoted).join(',')}\n`)
      .join('');
  }

  function save() {
    const file = URL.createObjectURL(new Blob([csv()], { type: 'text/csv' }));
    const link = element('a', { href: file, download: `sheet-${who}-${rater + 1}.csv` });
    link.click();
    URL.revokeObjectURL(file);
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { tagName, type } = event.target;
    if (tagName === 'SELECT' || (tagName === 'INPUT' && type === 'text')) return;
    if (/^[0-9]$/.test(event.key)) label(Number(event.key));
    else if (event.key === 'n') go(at + 1);
    else if (event.key === 'p') go(at - 1);
    else if (event.key === 'u') goOpen();
    else if (type !== 'radio' && event.key === 'ArrowRight') go(at + 1);
    else if (type !== 'radio' && event.key === 'ArrowLeft') go(at - 1);
    else return;
    event.preventDefault();
  });
  byId('rater').addEventListener('change', ({ target }) => {
    rater = Number(target.value);
    load();
    show();
  });
  byId('previous').addEventListener('click', () => go(at - 1));
  byId('next').addEventListener('click', () => go(at + 1));
  byId('open').addEventListener('click', goOpen);
  byId('save').addEventListener('click', save);
  const digits = labels.map((choice, place) => `${place + 1} ${choice}`).join(', ');
  byId('keys').textContent = audits
    ? 'Keys: n next, p previous, u next without cause.'
    : `Keys: ${digits}, 0 ${CANNOT_TELL}; n next, p previous, u next unlabelled.`;
  load();
  show();
})();
