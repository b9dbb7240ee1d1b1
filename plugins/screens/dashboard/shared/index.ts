export { latinNumber, majorOf, minorOf, numberOf, quantityOf } from './amounts';
export { DayField, MomentField } from './day-field';
export { errorText, newKey, reportError, wrongField } from './failures';
export { type Field, FieldForm, FormDialog, inputOf, type Values, valuesOf } from './fields';
export { useFormats } from './formats';
export { isolatedLtr, Ltr, ltrText } from './ltr';
export { QueryState } from './query-state';
export { Day, Moment, Money, Num } from './shown';
export { SearchField, useRested } from './search-field';
