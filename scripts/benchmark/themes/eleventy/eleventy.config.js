// Lists of ten for all posts, each category and each unit; posts newest first.
const SIZE = 10;

function pages(posts, base, title) {
  const total = Math.max(1, Math.ceil(posts.length / SIZE));
  return Array.from({ length: total }, (_, index) => ({
    title,
    base,
    number: index + 1,
    total,
    url: index ? `${base}trang/${index + 1}/` : base,
    posts: posts.slice(index * SIZE, (index + 1) * SIZE),
  }));
}

function grouped(posts, keys) {
  const groups = new Map();
  for (const post of posts)
    for (const key of keys(post)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(post);
    }
  return groups;
}

function lists(api) {
  const posts = api.getFilteredByGlob("tin-bai/**/*.md").reverse();
  const found = [{ base: "/tin-bai/", title: "Tin bài", posts }];
  for (const [name, group] of grouped(posts, (post) => [post.data.category]))
    found.push({ base: `/linh-vuc/${name}/`, title: name, posts: group });
  for (const [name, group] of grouped(posts, (post) => post.data.units))
    found.push({ base: `/don-vi/${name}/`, title: name, posts: group });
  return found;
}

export default function (config) {
  config.setQuietMode(true);
  config.addCollection("pages", (api) =>
    lists(api).flatMap((list) => pages(list.posts, list.base, list.title)),
  );
  config.addCollection("feeds", (api) =>
    lists(api).map((list) => ({ ...list, posts: list.posts.slice(0, 20) })),
  );
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());
}
