/** So many at a time, in their order: a statement with a value for each column of each row takes no more than 65,535 of them. */
export function* slicesOf<Item>(items: readonly Item[], most: number): Generator<Item[]> {
    for (let at = 0; at < items.length; at += most) yield items.slice(at, at + most);
}
