import { expect, test } from './fixtures.ts';

const long = 'a'.repeat(10_000);
const paths = [
  '/profiles/iracing/%E0%A4%A',
  '/about%E0%A4%A',
  '/profiles?q=%E0%A4%A',
  '/profiles?q=a%2Fb',
  `/profiles?q=${long}`,
  `/profiles?after=${long}`,
  '/profiles?sort=zzz&after=junk&before=junk',
  '/profiles?q=a&q=b&simulator=iracing&simulator=acc',
  '/profiles/iracing/a%00b',
  '/profiles/iracing/..%2f..',
  `/profiles/iracing/${'9'.repeat(500)}`,
  '/profiles/forza/1',
  '/profiles/iracing',
  '/settings/%zz',
  '/nothing-here',
  '/api/nothing-here',
];

for (const path of paths) {
  test(`${path.slice(0, 50)} is answered without an error of ours`, async ({ request }) => {
    for (const headers of [{}, { cookie: 'simlane_session=junk' }, { cookie: 'simlane_pos=-1e99' }, { rsc: '1' }]) {
      const answer = await request.get(path, { headers: { ...headers }, maxRedirects: 0 });
      expect(answer.status(), JSON.stringify(headers)).toBeLessThan(500);
    }
  });
}
