{{- /* The index of the search: documents in files of twenty, and in pieces the list of words, each
       with the files that have it. A list that told the documents would take Hugo half as long as
       all pages together. */ -}}
{{- if not (site.Store.Get "pack") -}}{{- $made := partialCached "pack.html" . -}}{{- end -}}{{- $pack := site.Store.Get "pack" -}}
{{- $documents := slice -}}
{{- range $pack.topics -}}{{- $documents = $documents | append (dict "sort" "Topic" "title" .text "href" .href "text" "What is said?" "source" "" "found" (printf "_topic _%d" .number)) -}}{{- end -}}
{{- $documents = $documents | append (dict "sort" "Organisation" "title" "The Paper" "href" "organisations/paper.html" "text" "newspaper" "source" "" "found" "_organisation") -}}
{{- range $pack.people -}}{{- $documents = $documents | append (dict "sort" "Person" "title" .Title "href" (printf "people/%s.html" .File.ContentBaseName) "text" "Member" "source" "" "found" "_person") -}}{{- end -}}
{{- range sort hugo.Data.terms "term" -}}{{- $documents = $documents | append (dict "sort" "Term" "title" .term "href" (printf "%s.html#%s" .file .id) "text" .definition "source" "" "found" "_term") -}}{{- end -}}
{{- range collections.Reverse $pack.articles -}}
  {{- range index $pack.by_article .File.ContentBaseName -}}
    {{- $sort := cond .quoted "Quotation" (cond (eq .figure nil) "Statement" "Figure") -}}
    {{- $about := "" -}}{{- with .term -}}{{- $about = .text -}}{{- end -}}
    {{- $documents = $documents | append (dict "sort" $sort "title" .says "href" .href "text" .passage "source" (printf "%s · %s" .by .line)
      "found" (delimit (slice .by (index $pack.titles .source) $about "_statement" (printf "_%s" (lower $sort)) (printf "_%d" (index .topics 0).number)) " ")) -}}
  {{- end -}}
{{- end -}}
{{- $words := newScratch -}}{{- $file := 0 -}}{{- $shown := slice -}}{{- $found := "" -}}{{- $last := sub (len $documents) 1 -}}
{{- range $n, $document := $documents -}}
  {{- $shown = $shown | append (jsonify (slice .sort .title .href (slice .text) .source)) -}}
  {{- $found = print $found " " .title " " .text " " .found -}}
  {{- if or (eq (len $shown) 20) (eq $n $last) -}}
    {{- $name := printf "documents-%d" $file -}}
    {{- $made := (resources.FromString (printf "search/%s.js" $name) (printf "briefpackSearchData(%q, [%s]);\n" $name (delimit $shown ","))).Publish -}}
    {{- range uniq (split (lower (replaceRE "[.,?]" "" $found)) " ") -}}{{- $words.Add . (slice (int $file)) -}}{{- end -}}
    {{- $file = add $file 1 -}}{{- $shown = slice -}}{{- $found = "" -}}
  {{- end -}}
{{- end -}}
{{- $entries := slice -}}{{- $mistyped := slice -}}
{{- range $word, $files := $words.Values -}}
  {{- with $word -}}
    {{- $entries = $entries | append (printf "%s %s" . (delimit $files ",")) -}}
    {{- if and (gt (len .) 2) (not (findRE "[_0-9]" .)) -}}{{- $mistyped = $mistyped | append . -}}{{- end -}}
  {{- end -}}
{{- end -}}
{{- $piece := slice -}}{{- $size := 0 -}}{{- $firsts := slice -}}{{- $last = sub (len $entries) 1 -}}
{{- range $n, $entry := $entries -}}
  {{- if not $piece -}}{{- $firsts = $firsts | append (index (split . " ") 0) -}}{{- end -}}
  {{- $piece = $piece | append . -}}{{- $size = add $size 1 (len .) -}}
  {{- if or (gt $size 6144) (eq $n $last) -}}
    {{- $name := printf "terms-%d" (sub (len $firsts) 1) -}}
    {{- $made := (resources.FromString (printf "search/%s.js" $name) (printf "briefpackSearchData(%q, %q);\n" $name (delimit $piece " "))).Publish -}}
    {{- $piece = slice -}}{{- $size = 0 -}}
  {{- end -}}
{{- end -}}
{{- $made := (resources.FromString "search/words-0.js" (printf "briefpackSearchData(\"words-0\", %q);\n" (delimit $mistyped " "))).Publish -}}
briefpackSearchData("index", {{ dict "documents" (len $documents) "perFile" 20 "terms" $firsts "words" (first 1 $mistyped)
  "texts" (dict "all" "All hits on the search page" "figure" "Figure" "hits" "Hits: {n}" "more" "Show more hits" "more_than" "Hits: more than {n}" "none" "Nothing was found." "organisation" "Organisation" "person" "Person" "quotation" "Quotation" "similar" "Nothing has all these words as typed. With similar words – " "statement" "Statement" "term" "Term" "topic" "Topic") | jsonify }});
