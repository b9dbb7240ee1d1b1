import { useLingui } from '@lingui/react/macro';

export function useStageName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = { cut: t`Cutting`, sew: t`Sewing`, tuft: t`Tufting`, test: t`Testing`, pack: t`Packing`, assemble: t`Assembly` };
    return kind => names[kind] ?? kind;
}
