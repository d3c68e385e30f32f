// The tree of places that GET /v1/places answers, from everywhere down to each touchpoint.

/**
 * @typedef {object} Place
 * @property {string} id leads the ids of all places below it; "" is everywhere
 * @property {string} name
 * @property {"everywhere" | "organisation" | "region" | "store" | "touchpoint"} kind
 * @property {Place[]} [children]
 */

/**
 * @param {Place} root
 * @param {Place["kind"]} kind
 * @returns {Place[]} in the order of the tree
 */
export function placesOfKind(root, kind) {
  const below = (root.children ?? []).flatMap(child => placesOfKind(child, kind));
  return root.kind === kind ? [root, ...below] : below;
}

/**
 * @param {Place} root
 * @param {string} id
 * @returns {Place | undefined}
 */
export function placeNamed(root, id) {
  if (root.id === id)
    return root;
  for (const child of root.children ?? []) {
    const found = placeNamed(child, id);
    if (found)
      return found;
  }
  return undefined;
}
