/** Loaded before a program of the bench: the clock of its machine is wrong by `CLOCK_OFFSET_MS`. The database's is right. */
const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const RightDate = Date;
const rightNow = RightDate.now;
const now = () => rightNow() + offset;
RightDate.now = now;
const WrongDate = new Proxy(RightDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made === WrongDate ? target : made),
    apply: () => new RightDate(now()).toString(),
});
RightDate.prototype.constructor = WrongDate;
globalThis.Date = WrongDate;
