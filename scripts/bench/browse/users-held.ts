/** How often a search tries, how close it gets (1.1: within a tenth), and by which factor it moves until it has both ends. */
export type SearchOptions = { precision: number; step: number; most: number };
export type Held = { users: number; tried: { users: number; holds: boolean }[] };

const usual: SearchOptions = { precision: 1.1, step: 1.6, most: 50_000 };

/**
 * The greatest number of users at which `holds`, by doubling and then halving the gap, both in proportion. 0: not even
 * one is held. A number that fails must fail twice: other work on the machine is not the site's.
 */
export async function findUsersHeld(
  holds: (users: number) => Promise<boolean>,
  guess: number,
  { precision, step, most }: SearchOptions = usual,
): Promise<Held> {
  const tried: Held['tried'] = [];
  const attempt = async (users: number): Promise<boolean> => {
    const isHeld = (await holds(users)) || (await holds(users));
    tried.push({ users, holds: isHeld });
    return isHeld;
  };
  let users = Math.min(most, Math.max(1, Math.round(guess)));
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  while (low === 0 || high === Number.POSITIVE_INFINITY) {
    if (await attempt(users)) {
      low = users;
      if (high !== Number.POSITIVE_INFINITY || users === most) break;
      users = Math.min(most, Math.max(users + 1, Math.round(users * step)));
    } else {
      high = users;
      if (low > 0 || users === 1) break;
      users = Math.max(1, Math.round(users / step));
    }
  }
  while (low > 0 && high !== Number.POSITIVE_INFINITY && high > low + 1 && high / low > precision) {
    const middle = Math.min(high - 1, Math.max(low + 1, Math.round(Math.sqrt(low * high))));
    if (await attempt(middle)) low = middle;
    else high = middle;
  }
  return { users: low, tried };
}
