// Finds pages by the index in /assets/search/ (hooks/cchc/publish/search_*.py says how that is made).
// No dependencies; builds nodes, never HTML; loads only the leaves that the words typed lie in.

const TITLE = 5, TEXT = 1, PAGE = 1.5, PREFIX = 0.5, OTHER = 0.1, UNMARKED = 0.8, WORD = 0.4, NUMBER = 3
const LEAVES = 3, PAIRS = 6, SHOWN = 10, FIRST = 3
const FORMAT = 2

// ---- The words of a text: the same rules as hooks/cchc/core/words.py -------------------------------

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /[\u0300-\u036f]/g
const IGNORED = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const RUN = /[\p{L}\p{N}\u0300-\u036f]+/gu

/** A word without diacritics. */
export const bare = word => word.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd')

const toneLast = part => {
  const apart = part.normalize('NFD')
  return (apart.replace(TONES, '') + (apart.match(TONES) ?? []).join('')).normalize('NFC')
}

const spelled = (run, glued) => (run.match(/[0-9]+|[^0-9]+/g) ?? []).flatMap(part => {
  const found = glued.exec(bare(part))
  return found ? [part.slice(0, found[1].length), part.slice(found[1].length)] : [part]
}).map(toneLast)

/** The words of a text, abbreviations written out; `+tthc` tells that the short form was there. */
export function words(text, { short, glued }) {
  const table = short instanceof Map ? short : new Map(Object.entries(short))
  const pattern = glued instanceof RegExp ? glued : new RegExp(`^(${glued[0]})(${glued[1]})$`)
  const runs = text.replace(IGNORED, '').toLowerCase().match(RUN) ?? []
  const found = runs.flatMap(run => spelled(run, pattern)), out = []
  for (let i = 0; i < found.length; i++) {
    const two = found.slice(i, i + 2).map(bare)
    const many = two.length > 1 && table.has(two.join(' ')) ? 2 : table.has(two[0]) ? 1 : 0
    if (!many) { out.push(found[i]); continue }
    const name = two.slice(0, many)
    out.push(`+${name.join('')}`, ...table.get(name.join(' ')))
    i += many - 1
  }
  return out
}

// ---- The index --------------------------------------------------------------------------------------

const LETTERS = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i))
  .filter(letter => !'"\\|~'.includes(letter))
const VALUE = new Map(LETTERS.map((letter, i) => [letter, i]))
const BASE = LETTERS.length, ONE = BASE - 12

/** The numbers that a text of `search_codes.py` stands for. */
export function decoded(text) {
  const found = []
  for (let i = 0, last = -1; i < text.length; i++) {
    let gap = VALUE.get(text[i])
    if (gap < ONE) gap += 1
    else if (gap < BASE - 1) gap = ONE + (gap - ONE) * BASE + VALUE.get(text[++i]) + 1
    else gap = (VALUE.get(text[++i]) * BASE + VALUE.get(text[++i])) * BASE + VALUE.get(text[++i])
    found.push(last += gap)
  }
  return found
}

/** The terms of a text of the list: as `terms` in hooks/cchc/publish/search_terms.py. */
export function termsOf(text) {
  const [long, shorts = ''] = text.split('\n'), found = long.split(' ')
  const numbers = long.matchAll(/(?<!\S)([0-9]+) (?:19|20)[0-9]{2} ([^0-9\s]+)/g)
  const pairs = found.slice(1).map((word, i) => `${found[i]} ${word}`)
  return new Set([...found, ...shorts.split(' '), ...pairs, ...[...numbers].map(([, one, other]) => `${one} ${other}`)].filter(Boolean))
}

const spans = text => [2, 3].flatMap(gap => {
  const found = text.split('\n')[0].split(' ')
  return found.slice(gap).map((word, i) => `${found[i]} ${word}`)
})

const put = (found, term, hits) => {
  const plain = bare(term.replace(/^\+/, ''))
  if (!found.has(plain)) found.set(plain, [])
  found.get(plain).push({ term, ...hits })
}

class Gone extends Error {}

const ascii = word => /^[\0-\x7f]*$/.test(bare(word)) ? bare(word) : bare(word).replace(/[^a-z0-9]/g, 'z')

/** The index as it stood when its list was read; whatever is loaded is kept. */
export class Index {
  constructor(base, list) {
    this.base = base
    this.list = list
    this.short = new Map(Object.entries(list.short))
    this.glued = new RegExp(`^(${list.glued[0]})(${list.glued[1]})$`)
    this.places = list.leaves.split(' ')
    this.cards = list.cards.split(' ')
    this.settled = list.end - list.fresh.length
    this.loaded = new Map()
  }

  static async open(base, address, cache) {
    const answer = await fetch(address, cache ? { cache } : undefined)
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const list = await answer.json()
    if (list.format !== FORMAT) throw new Error(`format ${list.format}`)
    return new Index(base, list)
  }

  words(text) { return words(text, this) }

  file(name) {
    if (!this.loaded.has(name)) {
      this.loaded.set(name, fetch(`${this.base}assets/search/${name}.json`).then(answer => {
        if (answer.status === 404) throw new Gone(name)
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
        return answer.json()
      }).catch(error => { this.loaded.delete(name); throw error }))
    }
    return this.loaded.get(name)
  }

  /** The place, in the list, of the leaf that *place* lies in. */
  at(place) {
    let low = 0, high = this.places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.places[middle] <= place) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  /** The terms of a leaf, by their letters without diacritics. */
  async leaf(number) {
    const key = `#${number}`
    if (!this.loaded.has(key)) {
      const terms = await this.file(`${this.list.folder}/${this.places[number]}_`), found = new Map()
      for (const [term, told] of Object.entries(terms)) {
        const [titles, texts] = told.includes('|') ? told.split('|') : ['', told]
        put(found, term, { titles, texts })
      }
      this.loaded.set(key, found)
    }
    return this.loaded.get(key)
  }

  /** The terms of the posts that are in no leaf yet, in the same way. */
  get fresh() {
    if (!this.loaded.has('#')) {
      const found = new Map()
      this.list.fresh.forEach((post, place) => {
        const title = termsOf(post[6]), texts = [...new Set([...termsOf(post[7]), ...spans(post[6])])]
        for (const term of title) put(found, term, { titles: [this.settled + place], texts: [] })
        for (const term of texts) if (!title.has(term)) put(found, term, { titles: [], texts: [this.settled + place] })
      })
      this.loaded.set('#', found)
    }
    return this.loaded.get('#')
  }

  /** Every spelling of the term *plain*, which lies at *place*; with those that begin so, too. */
  async terms(plain, place, begins = false) {
    const first = this.at(`${place}_`), from = begins ? this.at(place) : first
    const until = begins ? this.at(`${place}~`) : first
    const span = until - from < LEAVES ? [from, until] : [first, first]
    const wanted = Array.from({ length: span[1] - span[0] + 1 }, (_, i) => this.leaf(span[0] + i))
    // Read while the leaves are on their way.
    const found = [], fresh = this.fresh
    for (const leaf of [...await Promise.all(wanted), fresh]) {
      for (const [name, entries] of leaf) {
        if (name === plain || (begins && name.startsWith(plain))) found.push(...entries)
      }
    }
    return found
  }

  pair(one, other, begins) {
    return this.terms(`${bare(one)} ${bare(other)}`, `${ascii(one)}-${ascii(other)}`, begins)
  }

  word(one, begins) { return this.terms(bare(one), `-${ascii(one)}`, begins) }

  async filter(kind, code) {
    const term = `=${kind} ${code}`
    const found = await this.leaf(this.at(`--${term.replace(/[^a-z0-9]/g, '')}_`))
    const fresh = this.list.fresh.map((post, place) => [post, this.settled + place])
      .filter(([post]) => (kind === 'u' ? post[3] : [post[4]]).includes(code)).map(([, number]) => number)
    for (const entries of found.values()) {
      for (const { term: name, texts } of entries) if (name === term) return [...decoded(texts), ...fresh]
    }
    return fresh
  }

  async card(number) {
    const [path, title, day, units, field, about] = this.list.fresh[number - this.settled] ??
      (await this.file(`b${number >> 1}.${this.cards[number >> 7]}`))[number & 1]
    return { path: this.base + (typeof path === 'number' ? address(title, day, path) : path), title, day, units, field, about }
  }

  /** How often each word comes: 0 seldom, 3 very often. */
  async known() {
    const lines = await this.file(`${this.list.folder}/words`)
    const found = new Map(lines.flatMap((line, rank) => line ? line.split(' ').map(word => [word, rank]) : []))
    for (const name of this.fresh.keys()) if (!name.includes(' ') && !found.has(name)) found.set(name, 0)
    return found
  }
}

const address = (title, day, length) => {
  const slug = (bare(title.toLowerCase()).match(/[a-z0-9]+/g) ?? []).join('-').slice(0, length)
  return `tin-bai/${day.slice(0, 4)}/${day.slice(5, 7)}/${slug}/`
}

// ---- Searching --------------------------------------------------------------------------------------

/** How much a spelling counts that was found for one that was typed. */
const likeness = (typed, found, marked) => typed.reduce((factor, word, i) => {
  if (!found[i] || word === found[i]) return factor
  return factor * (word !== bare(word) ? OTHER : marked ? UNMARKED : 1)
}, 1)

/** The worth of each page for one query: which of its parts it has, and how well. */
class Worth {
  constructor(index, typed) {
    this.index = index
    this.size = index.list.end
    this.marked = typed.some(word => word !== bare(word))
    this.score = new Float64Array(this.size)
    this.has = new Int32Array(this.size)
    this.parts = 0
  }

  /** Add what was found for one part of the query; returns how many pages that are. */
  add(typed, entries, { weight = 1, bit = -1 } = {}) {
    const best = new Float64Array(this.size), plain = typed.map(bare).join(' ')
    let many = 0
    for (const { term, titles, texts } of entries) {
      const found = term.split(' ')
      const full = found.map(bare).join(' ').replace(/^\+/, '') === plain
      const factor = full ? likeness(typed, found, this.marked) : PREFIX
      for (const [numbers, worth] of [[titles, TITLE], [texts, TEXT]]) {
        for (const number of typeof numbers === 'string' ? decoded(numbers.replace(/^~/, '')) : numbers) {
          const page = number < this.index.list.doors && worth === TITLE ? PAGE : 1
          if (!best[number]) many++
          best[number] = Math.max(best[number], factor * worth * page)
        }
      }
    }
    const number = /[0-9]/.test(plain) ? NUMBER : 1
    const rare = number * weight * Math.log(1 + this.size / (many || 1))
    for (let number = 0; number < this.size; number++) {
      if (!best[number]) continue
      this.score[number] += best[number] * rare
      if (bit >= 0) this.has[number] |= 1 << bit
    }
    if (bit >= 0) this.parts++
    return many
  }

  covered(number) {
    let many = 0
    for (let rest = this.has[number]; rest; rest &= rest - 1) many++
    return many
  }

  /** The pages that have most of the parts, best first. */
  ranked(allowed) {
    const found = []
    for (let number = 0; number < this.size; number++) {
      if (this.has[number] && (!allowed || allowed[number])) found.push([number, this.covered(number)])
    }
    const best = found.reduce((most, [, many]) => Math.max(most, many), 0)
    const whole = found.filter(([, many]) => many === this.parts)
    const near = Math.max(1, Math.ceil(best * 0.6))
    const kept = whole.length >= SHOWN ? whole : found.filter(([, many]) => many >= near)
    kept.sort(([a, p], [b, q]) => q - p || this.score[b] - this.score[a] || b - a)
    return { numbers: kept.map(([number]) => number), best }
  }
}

/** The places of the pairs to look up: all, or of a long query some from one end to the other. */
const pairPlaces = many => {
  const all = Array.from({ length: many - 1 }, (_, i) => i)
  if (all.length <= PAIRS) return all
  return [...new Set(Array.from({ length: PAIRS }, (_, i) => Math.round(i * (all.length - 1) / (PAIRS - 1))))]
}

async function weighed(index, query, allowed) {
  const typed = query.filter(word => !word.startsWith('+'))
  const shorts = query.filter(word => word.startsWith('+')).map(word => word.slice(1))
  const worth = new Worth(index, typed), last = typed.length - 1
  const places = pairPlaces(typed.length)
  const [pairs, alone, literal] = await Promise.all([
    Promise.all(places.map(i => index.pair(typed[i], typed[i + 1], i + 1 === last))),
    typed.length === 1 ? index.word(typed[0], true) : [],
    Promise.all(shorts.map(short => index.word(short, false))),
  ])
  const hits = places.map((place, bit) => worth.add([typed[place], typed[place + 1]], pairs[bit], { bit }))
  if (typed.length === 1) hits.push(worth.add(typed, alone, { bit: 0 }))
  shorts.forEach((short, i) => worth.add([short], literal[i]))
  const ranked = worth.ranked(allowed)
  const cut = alone.some(({ texts }) => texts[0] === '~')
  return { typed, shorts, worth, places, hits, cut, ...ranked }
}

/** The words of the query that the best page found has in no pair. */
const loose = ({ typed, worth, places, numbers }) => {
  const has = numbers.length ? worth.has[numbers[0]] : 0, held = new Set()
  places.forEach((place, bit) => { if (has & (1 << bit)) held.add(place).add(place + 1) })
  if (typed.length === 1 && has) held.add(0)
  const near = new Set(places.flatMap(place => [place, place + 1]))
  return typed.map((_, i) => i).filter(i => !held.has(i) && (near.has(i) || typed.length === 1))
}

/** Add the words that no pair holds, each by itself: people leave words out between. */
async function withWords(index, found, allowed) {
  const { typed, worth, places } = found
  const alone = loose(found).slice(0, 4)
  const entries = await Promise.all(alone.map(i => index.word(typed[i], false)))
  alone.forEach((place, i) => worth.add([typed[place]], entries[i], { weight: WORD, bit: places.length + i }))
  const ranked = worth.ranked(allowed)
  return { ...found, ...ranked }
}

async function allowedBy(index, { unit, field, year }) {
  if (!unit && !field && !year) return null
  const { first, end, years } = index.list
  const lists = await Promise.all([unit && index.filter('u', unit), field && index.filter('c', field)])
  const many = new Uint8Array(end), asked = lists.filter(Boolean)
  for (const list of asked) for (const number of list) many[number]++
  const starts = Object.values(years).sort((a, b) => a - b)
  const start = year ? years[year] ?? end : first
  const stop = year ? starts.find(each => each > start) ?? end : end
  return many.map((each, number) => number >= start && number < stop && each === asked.length ? 1 : 0)
}

/** The pages that are found for *text*, best first; *early* gets what is good enough to be shown meanwhile. */
export async function search(index, text, filters = {}, early = () => {}) {
  const allowed = await allowedBy(index, filters)
  const query = index.words(text).slice(0, 40)
  if (!query.length) {
    const numbers = allowed ? [...allowed.keys()].filter(number => allowed[number]).reverse() : []
    return { numbers, typed: [], asked: [] }
  }
  let found = await weighed(index, query, allowed)
  if (!found.numbers.length || (found.best < found.worth.parts && loose(found).length)) {
    if (found.best > 1 && found.best >= found.worth.parts / 2) early(found)
    // Few queries need this: it is loaded for those alone.
    const { putRight } = await import('./search-slips.js')
    const weigh = words => weighed(index, words, allowed)
    const other = await putRight(text, found, { bare, loose, weigh, index })
    if (other === found) found = await withWords(index, found, allowed)
    else found = { ...other, right: true }
  }
  return found
}

// ---- The page ---------------------------------------------------------------------------------------

const PARTS = { q: 'q', 'don-vi': 'unit', 'linh-vuc': 'field', nam: 'year' }
const WAIT = 180

const node = (tag, ...children) => {
  const made = document.createElement(tag)
  made.append(...children)
  return made
}

const styled = (tag, style, ...children) => {
  const made = node(tag, ...children)
  made.className = style
  return made
}

/** The runs of letters of *text* that were asked for, as [start, end]; lone syllables are not. */
function wantedRuns(text, wanted, index) {
  const runs = [...text.matchAll(RUN)].map(run => ({
    start: run.index,
    end: run.index + run[0].length,
    hit: index.words(run[0]).every(word => word.startsWith('+') || wanted.has(bare(word))),
  }))
  const many = wanted.size > 1
  return runs.filter((run, i) => run.hit && (!many || runs[i - 1]?.hit || runs[i + 1]?.hit || index.words(text.slice(run.start, run.end)).length > 1))
    .map(({ start, end }) => [start, end])
}

/** *text* as nodes, what was asked for marked; what lies between two marks is marked too. */
function marked(text, wanted, index) {
  const out = []
  let last = 0
  for (const [start, end] of wantedRuns(text, wanted, index)) {
    const before = text.slice(last, start), mark = out.at(-1)
    if (last && mark instanceof Element && /^[\s,/-]*$/.test(before)) mark.textContent += before + text.slice(start, end)
    else out.push(before, node('mark', text.slice(start, end)))
    last = end
  }
  return [...out, text.slice(last)]
}

class SearchPage {
  constructor(form) {
    this.form = form
    this.status = document.getElementById('tk-so')
    this.results = document.getElementById('tk-ket-qua')
    this.none = document.getElementById('tk-khong')
    this.more = document.getElementById('tk-them')
    this.filters = document.getElementById('tk-loc')
    this.turn = 0
    this.fromAddress()
    form.addEventListener('submit', event => { event.preventDefault(); this.go('push') })
    form.addEventListener('change', event => { if (event.target.tagName === 'SELECT') this.go('push') })
    form.elements.q.addEventListener('input', event => { if (!event.isComposing) this.typed() })
    form.elements.q.addEventListener('compositionend', () => this.typed(true))
    this.more.addEventListener('click', () => this.showMore())
    addEventListener('popstate', () => { this.fromAddress(); this.go('') })
    this.opening = this.open()
    this.opening.catch(() => {})
    this.go('')
  }

  open(cache) { return Index.open(this.form.dataset.base, this.form.dataset.list, cache) }

  fromAddress() {
    const asked = new URLSearchParams(location.search)
    for (const name of Object.keys(PARTS)) this.form.elements[name].value = asked.get(name) ?? ''
    this.typedBefore = this.form.elements.q.value
    if (Object.keys(PARTS).some(name => name !== 'q' && asked.get(name))) this.filters.open = true
  }

  /** Single letters are waited for; a whole word, or what was pasted or spoken, is not. */
  typed(whole = false) {
    clearTimeout(this.timer)
    const value = this.form.elements.q.value, many = Math.abs(value.length - this.typedBefore.length)
    this.typedBefore = value
    if (whole || many > 1 || !value.trim()) this.go('replace')
    else this.timer = setTimeout(() => this.go('replace'), WAIT)
  }

  asked() {
    return Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [part, this.form.elements[name].value.trim()]))
  }

  remember(how) {
    if (!how) return
    const address = new URL(location.href), same = address.search
    for (const name of Object.keys(PARTS)) {
      const value = this.form.elements[name].value.trim()
      if (value) address.searchParams.set(name, value)
      else address.searchParams.delete(name)
    }
    if (address.search !== same) history[`${how}State`](null, '', address)
  }

  async go(how, again = true) {
    clearTimeout(this.timer)
    this.remember(how)
    const turn = ++this.turn, asked = this.asked()
    if (!Object.values(asked).some(Boolean)) { this.empty(''); return }
    this.results.ariaBusy = 'true'
    try {
      const index = await this.opening
      let shown = Promise.resolve()
      const show = found => { shown = shown.then(() => this.show(index, found, asked, turn)) }
      const found = await search(index, asked.q, asked, show)
      show(found)
      await shown
      if (turn === this.turn) this.results.ariaBusy = 'false'
    } catch (error) {
      if (turn !== this.turn) return
      // The site was built anew meanwhile, or the list could not be had: ask for it once more.
      if (again) { this.opening = this.open('reload'); this.opening.catch(() => {}); await this.go('', false); return }
      this.empty('Chưa tải được dữ liệu tìm kiếm. Mời bạn kiểm tra kết nối mạng rồi bấm Tìm lại.')
    }
  }

  empty(text) {
    this.results.ariaBusy = 'false'
    this.status.textContent = text
    this.results.replaceChildren()
    this.none.hidden = this.more.hidden = true
  }

  async cards(index, found, start, end) {
    const cards = await Promise.all(found.numbers.slice(start, end).map(number => index.card(number)))
    // A page whose title is what was typed, and nothing else, is the one that is meant.
    const plain = text => index.words(text).map(bare).join(' ')
    const typed = found.typed.map(bare).join(' ')
    const whole = card => plain(card.title).replace(/\+\S+ /g, '') === typed
    return start ? cards : [...cards.filter(whole), ...cards.filter(card => !whole(card))]
  }

  /** Show the first results: the best as soon as they are there, then the others below them. */
  async show(index, found, asked, turn) {
    const first = await this.cards(index, found, 0, FIRST)
    if (turn !== this.turn) return
    this.wanted = new Set(found.typed.map(bare))
    this.results.replaceChildren(...first.map(card => this.result(index, card)))
    const many = found.numbers.length
    this.status.textContent = this.told(found, many, asked)
    this.none.hidden = many > 0
    const others = await this.cards(index, found, FIRST, SHOWN)
    if (turn !== this.turn) return
    this.results.append(...others.map(card => this.result(index, card)))
    this.found = { index, found, shown: first.length + others.length }
    this.more.hidden = many <= this.found.shown
  }

  told(found, many, { q }) {
    const count = new Intl.NumberFormat('vi').format(many), what = q ? ` cho “${q}”` : ''
    if (!many) return `Không tìm thấy kết quả${what}.`
    const least = found.cut ? 'Ít nhất ' : ''
    if (found.right) return `Không có đúng “${q}”. ${count} kết quả gần nhất, cho “${this.asWritten(found)}”.`
    return `${least}${count} kết quả${what}.`
  }

  /** The words that were searched for, as the first results write them. */
  asWritten({ typed }) {
    const texts = [...this.results.querySelectorAll('h2, li > p:last-child')].map(each => each.textContent)
    const runs = texts.join(' ').normalize('NFC').toLowerCase().match(RUN) ?? []
    const written = new Map(runs.map(run => [bare(run), run]))
    return typed.map(word => written.get(bare(word)) ?? bare(word)).join(' ')
  }

  result(index, { path, title, day, units, field, about }) {
    const link = node('a', ...marked(title, this.wanted, index))
    link.href = path
    const names = [...units.map(code => this.name('don-vi', code)), this.name('linh-vuc', field)].filter(Boolean)
    const meta = styled('p', 'cc-meta')
    if (day) {
      const time = node('time', day.split('-').reverse().join('/'))
      time.dateTime = day
      meta.append(time, ...names.map(name => ` · ${name}`))
    }
    const parts = [styled('h2', 'cc-card-title', link)]
    if (day) parts.push(meta)
    if (about) parts.push(node('p', ...marked(about, this.wanted, index)))
    return node('li', ...parts)
  }

  name(select, code) {
    const options = [...this.form.elements[select].options]
    return options.find(option => option.value === code && code)?.textContent ?? ''
  }

  async showMore() {
    const { index, found, shown } = this.found, turn = this.turn
    try {
      const cards = await this.cards(index, found, shown, shown + SHOWN)
      if (turn !== this.turn) return
      const added = cards.map(card => this.result(index, card))
      this.results.append(...added)
      this.found.shown += cards.length
      this.more.hidden = found.numbers.length <= this.found.shown
      added[0]?.querySelector('a').focus()
    } catch { this.go('') }
  }
}

if (typeof document !== 'undefined') {
  const form = document.getElementById('tk-form')
  if (form) new SearchPage(form)
}
