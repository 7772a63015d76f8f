import pypdfium2 as p, sys
for f in sys.argv[1:]:
    try:
        d=p.PdfDocument(f)
    except Exception as e:
        print("==",f,repr(e)); continue
    print("==",f,len(d),"pages", [tuple(round(x) for x in d[0].get_size())] if len(d) else None)
    for i in range(min(len(d),3)):
        t=d[i].get_textpage(); s=t.get_text_range()
        print("-- p",i+1,len(s)); print(s[:500].replace("\r\n","⏎\n"))
