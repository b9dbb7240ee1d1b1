/** A phone number, plate or code, whose parts keep their order in a language written from the right. */
export function Ltr({ children, className }: { children: React.ReactNode; className?: string }) {
    return <bdi dir="ltr" className={className}>{children}</bdi>;
}
