// A query that finds too little: what may have been meant by it. search.js loads this when it must.

const LIKELY = 20, TRIED = 5

/** Whether one slip of the fingers leads from one word to the other. */
export function isSlip(one, other) {
  const [a, b] = one.length >= other.length ? [one, other] : [other, one]
  if (a.length - b.length > 1) return false
  let i = 0
  while (i < b.length && a[i] === b[i]) i++
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i)
  return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
}

/** A word typed in Telex without its program: `tucj` is `tuc`, `ddaats` is `dat`. */
export const fromTelex = word => word
  .replace(/^([^aeiouy]*)(.*)$/, (_, start, rest) => start.replace(/dd/, 'd').replace(/w/g, 'u') + rest.replace(/[sfrxjwz]/g, ''))
  .replace(/aa/g, 'a').replace(/ee/g, 'e').replace(/oo/g, 'o').replace(/(.)d$/, '$1')

/** A query typed in VNI without its program: `thu3 tuc5` is `thu tuc`. */
const fromVni = text => text.replace(/(\p{L}+)[0-9]{1,2}(?![0-9/])(\p{L}*)/gu, '$1$2')

const swapped = (query, place, instead) => [...query.slice(0, place), ...instead, ...query.slice(place + 1)]

/** The known words that *word* may be meant for, each a list: one slip away, or two written as one. */
function meant(plain, known) {
  const found = []
  for (const [other, rank] of known) {
    if (other !== plain && !/[0-9]/.test(other) && isSlip(plain, other)) {
      // The first letter is seldom the wrong one.
      found.push([rank + (other[0] === plain[0] ? 2 : 0) + (other.length >= plain.length ? 0.5 : 0), [other]])
    }
  }
  found.sort(([a], [b]) => b - a)
  const apart = []
  for (let i = 1; i < plain.length; i++) {
    const [one, other] = [plain.slice(0, i), plain.slice(i)]
    if (i > 1 && known.has(one) && known.has(other) && !known.has(plain)) apart.push([one, other])
  }
  return { apart: apart.slice(0, 2), alike: found.slice(0, LIKELY) }
}

/** The queries with the word at *place* put right: first those that give a pair with its neighbour. */
async function mended(query, place, { known, index, bare }) {
  const { apart, alike } = meant(bare(query[place]), known)
  const many = await Promise.all(alike.map(async ([rank, [word]]) => {
    const pairs = place ? await index.pair(query[place - 1], word, false) : []
    return [(pairs.length && 8) + rank, [word]]
  }))
  many.sort(([a], [b]) => b - a)
  return [...apart, ...many.slice(0, TRIED).map(([, instead]) => instead)].map(instead => swapped(query, place, instead))
}

/** The same query with one word put right, if pages then have more of it; else what was found. */
export async function putRight(text, found, { bare, loose, weigh, index }) {
  const other = await oneWord(found, await index.known(), { bare, places: loose(found), weigh, index })
  const plain = fromVni(text)
  if (other !== found || plain === text) return other
  const better = await weigh(index.words(plain))
  return better.best > found.best ? better : found
}

async function oneWord(found, known, { bare, places, weigh, index }) {
  const query = found.typed
  const telex = query.map((word, i) => places.includes(i) && !known.has(bare(word)) ? fromTelex(bare(word)) : word)
  if (telex.some((word, i) => word !== query[i]) && telex.every(word => known.has(bare(word)))) {
    const better = await weigh(telex)
    if (better.best > found.best) return better
  }
  // What nobody ever wrote is more likely the slip.
  const unknown = places.filter(i => !known.has(bare(query[i])) || !/\p{L}/u.test(query[i]))
  const tries = (unknown.length ? unknown : places).filter(i => /^\p{L}{2,}/u.test(query[i])).slice(0, 3)
    .map(place => mended(query, place, { known, index, bare }))
  const results = await Promise.all((await Promise.all(tries)).flat().map(weigh))
  const share = each => each.best / Math.max(1, each.worth.parts)
  const top = each => each.numbers.length ? each.worth.score[each.numbers[0]] : 0
  results.sort((a, b) => share(b) - share(a) || top(b) - top(a))
  return results.length && share(results[0]) > share(found) ? results[0] : found
}
